// What the page of a preview says, once it is known to be of the form that it has to have: a page shows texts of manifests,
// and whoever found a way to run a script in it should not find one out of it.
import type { Choice, ExportFormat, FromWebview } from '../../../media/src/messages.ts';
import type { TargetView, WhatIf } from '../../../server/src/protocol/timelineView.ts';

/** Longer than any name, and shorter than what takes long to look at. */
const longestWord = 4096;
/** A picture of 200 containers has less than 2 MB. */
const longestPicture = 64 * 1024 * 1024;
const most = 256;

/** Undefined for whatever no page of ours says. */
export function fromWebview(message: unknown): FromWebview | undefined {
  if (!isRecord(message)) return undefined;
  switch (message.type) {
    case 'ready':
    case 'apply':
    case 'keep':
      return { type: message.type };
    case 'choose': {
      const change = changeFrom(message.change);
      return change && { type: 'choose', change };
    }
    case 'revealEvent':
      return isWord(message.eventId) ? { type: 'revealEvent', eventId: message.eventId } : undefined;
    case 'revealCause':
      return isWord(message.eventId) && Number.isSafeInteger(message.cause)
        ? { type: 'revealCause', eventId: message.eventId, cause: Number(message.cause) }
        : undefined;
    case 'exported':
      return isFormat(message.format) && isPictures(message.pictures)
        ? { type: 'exported', format: message.format, pictures: message.pictures }
        : undefined;
    case 'report':
      return typeof message.message === 'string'
        ? { type: 'report', message: message.message.slice(0, longestWord) }
        : undefined;
    default:
      return undefined;
  }
}

/** Of the state that a window kept, too. */
export function choiceFrom(value: unknown): Choice | undefined {
  const change = changeFrom(value);
  if (!change) return undefined;
  const { target, trigger, whatIf, pinned } = change;
  return target && trigger !== undefined && whatIf && pinned !== undefined
    ? { target, trigger, whatIf, pinned }
    : undefined;
}

/** What is there has to be right, and what is not ours is left out. */
function changeFrom(value: unknown): Partial<Choice> | undefined {
  if (!isRecord(value)) return undefined;
  const made = Object.entries(parts).filter(([part]) => value[part] !== undefined);
  if (!made.every(([part, isRight]) => isRight(value[part]))) return undefined;
  return Object.fromEntries(made.map(([part]) => [part, value[part]]));
}

const parts: Readonly<Record<keyof Choice, (value: unknown) => boolean>> = {
  target: isTarget,
  trigger: isWord,
  whatIf: isWhatIf,
  pinned: (value) => typeof value === 'boolean',
};

function isTarget(value: unknown): value is TargetView {
  if (!isRecord(value)) return false;
  const { uri, kind, namespace, name } = value;
  return isWord(uri) && isWord(kind) && isWord(name) && (namespace === null || isWord(namespace));
}

function isWhatIf(value: unknown): value is WhatIf {
  if (!isRecord(value)) return false;
  const { fields, assumptions, kubernetesVersion } = value;
  return (
    isRecordOf(fields, Number.isFinite) &&
    isRecordOf(assumptions, isWord) &&
    (kubernetesVersion === null || isWord(kubernetesVersion))
  );
}

const formats: Readonly<Record<ExportFormat, true>> = {
  mermaid: true,
  svg: true,
  png: true,
  markdown: true,
  html: true,
};

function isFormat(value: unknown): value is ExportFormat {
  return isWord(value) && Object.hasOwn(formats, value);
}

function isPictures(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every((one) => typeof one === 'string' && one.length <= longestPicture)
  );
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestWord;
}

function isRecordOf(value: unknown, isRight: (one: unknown) => boolean): boolean {
  return isRecord(value) && Object.keys(value).length <= most && Object.values(value).every(isRight);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
