// Stop signals that do not suit what they are sent to.
import { never } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { App, StopCase } from '../knowledge/app.ts';
import { isWithin, type ImageReference } from '../knowledge/image.ts';
import { basename } from '../knowledge/pid1.ts';
import { casesOf } from '../knowledge/processEnd.ts';
import { assuming, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { relatedGracePeriod } from './gracePeriod.ts';
import type { Finding, Related, RuleContext } from './rule.ts';
import { sendTerm, setStopSignal } from './stopSignalEdit.ts';

type Mismatch = Omit<Finding, 'confidence'>;

/** Docker Hub and its mirrors: elsewhere an image of this name may be built with another signal. */
const publicRegistries: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'mirror.gcr.io',
  'public.ecr.aws',
]);

function publicImage({ shutdown }: ContainerEnd): ImageReference | undefined {
  const { image } = shutdown.recognised;
  return image && publicRegistries.has(image.registry) ? image : undefined;
}

export function mismatchOf(end: ContainerEnd, context: RuleContext): Mismatch | undefined {
  return ofField(end, context) ?? ofOtherProgram(end, context) ?? ofOldTag(end);
}

/** `lifecycle.stopSignal` of a server that is known to stop better. */
function ofField(end: ContainerEnd, context: RuleContext): Mismatch | undefined {
  const { stopSignal } = end.container;
  const { app, ownImage, process } = end.shutdown.recognised;
  const own = ownImage?.image.stopSignals[0]?.signal;
  if (stopSignal?.origin.type !== 'written' || !app || own === undefined || process.type === 'shell') return undefined;
  const signal = String(stopSignal.value);
  const worse = hardStop(casesOf(app, signal), end);
  if (!worse || signal === own || hardStop(casesOf(app, own), end)) return undefined;
  return {
    at: stopSignal.origin.at,
    message: {
      en: `stopSignal ${signal} stops ${app.title} ${worse.en}; ${own} is its graceful stop`,
      ko: `stopSignal ${signal}: ${app.title} ${worse.ko}. 정상 종료 신호는 ${own}`,
    },
    related: relatedEnd(end, context),
    fixes: () => setStopSignal(end, own, context),
  };
}

/** What a signal does that is no graceful end: it cuts requests, or waits for what does not end. */
function hardStop([first]: readonly StopCase[], { killSeconds }: ContainerEnd): Localized | undefined {
  if (!first || first.when) return undefined;
  const { does } = first;
  const kill = `t+${String(killSeconds)}s`;
  if (does.type === 'exitsAtOnce') {
    return { en: '(fast): in-flight requests are cut', ko: '(빠른 종료): 처리 중인 요청이 끊김' };
  }
  if (does.type !== 'drains' || does.atMost.byDefault !== never || does.atMost.property) return undefined;
  return {
    en: `(smart): it waits for every session, SIGKILL at ${kill}`,
    ko: `(세션 대기): 모든 세션을 기다리다 ${kill}에 SIGKILL`,
  };
}

/** Signals that images chose for their servers, with what they are to others. */
const ofServers: ReadonlyMap<string, Localized> = new Map([
  ['SIGWINCH', { en: 'ignores', ko: '무시함' }],
  ['SIGQUIT', { en: 'does not treat as graceful', ko: '정상 종료로 처리하지 않음' }],
]);

function ofOtherProgram(end: ContainerEnd, context: RuleContext): Mismatch | undefined {
  const { container, shutdown, killSeconds, note } = end;
  const { ownImage } = shutdown.recognised;
  const image = publicImage(end);
  const program = otherProgram(end);
  const treats = ofServers.get(shutdown.signal);
  if (container.stopSignal || !ownImage || !image || program === undefined || !treats) return undefined;
  const { origin } = container.command ?? container.args ?? {};
  const [kill, assumed] = [`t+${String(killSeconds)}s`, assuming(end.assumes)];
  return {
    at: origin?.type === 'written' ? origin.at : container.nameAt,
    message: {
      en: `${nameOf(image)} sets STOPSIGNAL ${shutdown.signal}, which ${program} ${treats.en}: SIGKILL at ${kill}${note.en}${assumed.en}`,
      ko: `${nameOf(image)}의 STOPSIGNAL ${shutdown.signal}을 ${program}이(가) ${treats.ko}: ${kill}에 SIGKILL${note.ko}${assumed.ko}`,
    },
    related: relatedEnd(end, context),
    fixes: () => [...setStopSignal(end, 'SIGTERM', context), ...sendTerm(end, context)].slice(0, 1),
  };
}

/** What runs in the place of the image's server; undefined where that may be the server after all, or knows the signal. */
function otherProgram({ shutdown }: ContainerEnd): string | undefined {
  const { process, ownImage, app } = shutdown.recognised;
  if (process.type !== 'program' || app === ownImage?.app) return undefined;
  const program = basename(process.argv[0] ?? '');
  // What a script runs in the end nobody can see.
  if (/\.sh$|entrypoint/.test(program)) return undefined;
  return app && (casesOf(app, shutdown.signal).length > 0 || endsByNoSignal(app)) ? undefined : program;
}

/** As `sleep`, which has no handler for SIGTERM either. */
function endsByNoSignal(app: App): boolean {
  return casesOf(app, 'SIGTERM').some(({ does }) => does.type === 'unhandled');
}

/** The image's own server, from before the image had the signal that suits it. */
function ofOldTag(end: ContainerEnd): Mismatch | undefined {
  const { container, shutdown } = end;
  const { ownImage } = shutdown.recognised;
  const image = publicImage(end);
  if (!ownImage || !image || shutdown.stopSignal || container.stopSignal) return undefined;
  const better = ownImage.image.stopSignals.findLast(
    ({ from }) => from !== undefined && isWithin(image, undefined, from),
  );
  if (better?.from === undefined) return undefined;
  const harm = runsOwnServer(end) ? hardStop(casesOf(ownImage.app, 'SIGTERM'), end) : undefined;
  if (!harm || container.image?.origin.type !== 'written') return undefined;
  return {
    at: container.image.origin.at,
    severity: 'information',
    message: {
      en: `${nameOf(image)} stops with SIGTERM ${harm.en}; ${image.repository}:${better.from} uses ${better.signal}`,
      ko: `${nameOf(image)}: SIGTERM으로 종료 ${harm.ko}. ${image.repository}:${better.from}은(는) ${better.signal} 사용`,
    },
    related: [],
    fixes: () => [],
  };
}

function runsOwnServer({ shutdown }: ContainerEnd): boolean {
  const { process, ownImage, app } = shutdown.recognised;
  return process.type === 'entryPoint' || (process.type === 'program' && app === ownImage?.app);
}

function nameOf({ repository, tag }: ImageReference): string {
  return tag === undefined ? repository : `${repository}:${tag}`;
}

function relatedEnd(end: ContainerEnd, context: RuleContext): readonly Related[] {
  return [...relatedHook(end, context), ...relatedGracePeriod(end.grace)];
}
