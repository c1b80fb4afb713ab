// A workload of a real cluster, watched until what somebody does to it is over. The part that talks to the cluster is a
// bundle of its own, and loaded by nobody else.
import { appendFileSync, closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { never, type Millis } from '../core/base/duration.ts';
import type { Localized } from '../core/base/localized.ts';
import { readRecording, type Recording } from '../core/observed/recording.ts';
import type { ObserveModule, ObserveRequest, Observing } from '../protocol/observing.ts';
import { complain } from './complain.ts';
import type { AnalysisOptions } from './options.ts';
import { reason } from './reason.ts';
import { UsageError } from './usageError.ts';

export interface WatchOptions extends AnalysisOptions {
  readonly namespace?: string;
  readonly context?: string;
  readonly timeout: Millis;
  readonly record?: string;
}

/** @param named as in `Deployment/web` */
export async function watched(named: string | undefined, options: WatchOptions): Promise<Recording> {
  const request = requestOf(named, options);
  const { observe } = await loadModule();
  const file = options.record === undefined ? undefined : created(options.record);
  const lines: string[] = [];
  const record = (line: string): void => {
    lines.push(line);
    if (file !== undefined) appendFileSync(file, line);
  };
  const say = (text: Localized): void => {
    if (options.quiet !== true) complain(text[options.locale]);
  };
  const end = await ended(observe(request, { record, say }), options.timeout, say);
  if (file !== undefined) closeSync(file);
  if (end.type === 'failed') throw new UsageError(end.why);
  const read = readRecording(lines.join(''));
  // Stopped before anything was known.
  if (read.type === 'unreadable') throw new UsageError(nothingSeen);
  return read.recording;
}

/** Ctrl-C and the timeout end it as well; a second Ctrl-C ends the program. */
async function ended(observing: Observing, timeout: Millis, say: (text: Localized) => void) {
  process.once('SIGINT', observing.stop);
  const timer =
    timeout === never
      ? undefined
      : setTimeout(() => {
          say(timedOut);
          observing.stop();
        }, timeout);
  const end = await observing.ended;
  clearTimeout(timer);
  process.off('SIGINT', observing.stop);
  return end;
}

const timedOut: Localized = { en: 'the time is up (--timeout)', ko: '시간이 다 됨 (--timeout)' };

const nothingSeen: Localized = { en: 'stopped before anything was seen', ko: '아무것도 보기 전에 중단됨' };

function requestOf(named: string | undefined, { namespace, context }: WatchOptions): ObserveRequest {
  const [kind = '', ...rest] = named?.split('/') ?? [];
  const name = rest.at(-1);
  if (kind === '' || !name || rest.length > 2) throw new UsageError(nameOne);
  return { kind, namespace: rest.length === 2 ? rest[0] : namespace, name, context };
}

const nameOne: Localized = {
  en: 'name a workload of the cluster, as in Deployment/web, or a recording with --replay',
  ko: 'Deployment/web처럼 클러스터의 워크로드를 지정하거나 --replay로 기록을 지정하십시오',
};

async function loadModule(): Promise<ObserveModule> {
  const path = join(__dirname, 'observe.cjs');
  if (!existsSync(path)) throw new UsageError(notBuilt(path));
  return (await import(pathToFileURL(path).href)) as ObserveModule;
}

function notBuilt(path: string): Localized {
  return { en: `${path} is missing: npm run build makes it`, ko: `${path} 파일이 없음. npm run build로 만드십시오` };
}

/** It tells of a cluster: nobody else on the machine needs to read it. */
function created(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    const why = reason(error);
    throw new UsageError({ en: `cannot write ${path}: ${why.en}`, ko: `${path} 파일을 쓸 수 없음: ${why.ko}` });
  }
}
