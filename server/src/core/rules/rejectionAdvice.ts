// What to do about a refusal of the API server, for those to whom Kubernetes' own words say little.
import type { Localized } from '../base/localized.ts';
import { assumedKubernetesMinor } from '../scenario/podScenario.ts';
import type { Rejection, RejectionType } from '../validation/rejection.ts';
import { servedVersions } from '../validation/versions.ts';

export function adviceOn({ field, type, message }: Rejection, kind: string, minor: number | undefined): Localized {
  if (field === 'apiVersion') return versionAdvice(kind, minor ?? assumedKubernetesMinor);
  if (type === 'Decoding') return decodingAdvice(message);
  return message.includes('must not be set') ? remove : advice[type];
}

const remove: Localized = { en: 'Remove it.', ko: '이 필드를 지우십시오.' };

const advice: Readonly<Record<Exclude<RejectionType, 'Decoding'>, Localized>> = {
  Required: { en: 'Fill in what is missing.', ko: '빠진 것을 채우십시오.' },
  Invalid: { en: 'Correct the value.', ko: '값을 고치십시오.' },
  Forbidden: { en: 'Remove it, or what forbids it.', ko: '이 필드를 지우거나, 이를 금지하는 것을 고치십시오.' },
  NotSupported: { en: 'Write one of these values.', ko: '이 값들 중 하나를 쓰십시오.' },
  Duplicate: { en: 'Rename or remove one of the two.', ko: '둘 중 하나의 이름을 바꾸거나 지우십시오.' },
  NotFound: {
    en: 'Nothing in this object has this name: correct it, or declare what it names.',
    ko: '이 오브젝트에 이런 이름이 없습니다. 이름을 고치거나, 가리키는 것을 선언하십시오.',
  },
};

function versionAdvice(kind: string, minor: number): Localized {
  const versions = servedVersions(kind, minor);
  const kubernetes = `Kubernetes 1.${String(minor)}`;
  if (versions.length === 0) {
    return { en: `${kubernetes} has no ${kind}.`, ko: `${kubernetes}에 없는 kind: ${kind}.` };
  }
  return {
    en: `${kubernetes} serves ${kind} as ${versions.join(' and ')}: write that, and check its fields.`,
    ko: `${kubernetes}에서 쓸 수 있는 ${kind}의 apiVersion: ${versions.join(', ')}. 그렇게 쓰고 필드를 확인하십시오.`,
  };
}

function decodingAdvice(message: string): Localized {
  if (message.includes('unknown field')) {
    return {
      en: 'There is no such field here: check its spelling, its capital letters and its indentation.',
      ko: '이 자리에 그런 필드가 없습니다. 철자, 대소문자, 들여쓰기를 확인하십시오.',
    };
  }
  if (message.includes('duplicate field')) return { en: 'Keep one of the two.', ko: '둘 중 하나만 남기십시오.' };
  const [, written = '', wanted = ''] = /cannot unmarshal (\S+) .* of type (\S+)$/.exec(message) ?? [];
  return typeAdvice(written, wanted);
}

/** `written` and `wanted` as Go names them. */
function typeAdvice(written: string, wanted: string): Localized {
  if (wanted.startsWith('int')) {
    return { en: 'Write a whole number, without quotes.', ko: '따옴표 없이 정수를 쓰십시오.' };
  }
  if (wanted.startsWith('[]')) {
    return {
      en: 'Write a list: each item on its own line, after "- ".',
      ko: '목록으로 쓰십시오. 항목마다 "- "로 시작합니다.',
    };
  }
  if (wanted.startsWith('map[') || wanted.startsWith('v1.')) {
    return { en: 'Write fields here, each on its own line.', ko: '여기에는 필드를 한 줄에 하나씩 쓰십시오.' };
  }
  switch (wanted) {
    case 'bool':
      return { en: 'Write true or false, without quotes.', ko: '따옴표 없이 true 또는 false를 쓰십시오.' };
    case 'string':
      return written === 'object' || written === 'array'
        ? { en: 'Write a single text here.', ko: '여기에는 텍스트 하나를 쓰십시오.' }
        : { en: 'Put the value in quotes.', ko: '값을 따옴표로 감싸십시오.' };
    default:
      return {
        en: 'Write a number, with a unit where it needs one: 500m, 128Mi.',
        ko: '숫자를 쓰고, 필요하면 단위를 붙이십시오: 500m, 128Mi.',
      };
  }
}
