// What `--help` and the mistakes in a command line say, in both languages. The words of commander itself are English only.
import { Help, type CommanderError, type HelpConfiguration } from 'commander';
import type { Locale, Localized } from '../core/base/localized.ts';
import { stripStyles, width } from './terminal.ts';

export const help = {
  program: {
    en: 'Shows what happens in time when Kubernetes starts and stops the pods of a manifest.',
    ko: 'Kubernetes가 매니페스트의 파드를 시작하고 종료할 때 언제 무슨 일이 일어나는지 보여 줍니다.',
  },
  version: { en: 'print the version', ko: '버전을 출력합니다' },
  help: { en: 'print this help', ko: '이 도움말을 출력합니다' },
  check: {
    en: 'problems in files, folders or - (standard input)',
    ko: '파일, 폴더 또는 -(표준 입력)의 문제',
  },
  paths: {
    en: "files, folders, quoted patterns such as 'k8s/**/*.yaml', or -",
    ko: "파일, 폴더, 따옴표로 감싼 패턴(예: 'k8s/**/*.yaml') 또는 -",
  },
  format: { en: 'form of the output', ko: '출력 형식' },
  failOn: {
    en: 'exit with 1 where there is something of this level or above',
    ko: '이 수준 이상의 문제가 있으면 1로 끝납니다',
  },
  preset: { en: 'which rules speak, and how loudly', ko: '어떤 규칙을 어느 수준으로 알릴지' },
  baseline: {
    en: 'say nothing of the findings that this file lists',
    ko: '이 파일에 적힌 문제는 알리지 않습니다',
  },
  writeBaseline: {
    en: 'list the findings of today in this file, and pass',
    ko: '지금 있는 문제를 이 파일에 적고 0으로 끝납니다',
  },
  fix: {
    en: 'apply the safe fixes, then say what is left; of standard input, print the fixed text',
    ko: '안전한 수정을 적용하고 남은 문제를 알립니다. 표준 입력이면 고친 내용을 출력합니다',
  },
  dryRun: {
    en: 'with --fix: print what it would change as a unified diff, and change nothing',
    ko: '--fix와 함께: 바뀔 내용을 통합 diff로 출력하고 아무것도 바꾸지 않습니다',
  },
  timeline: { en: 'what happens, when', ko: '언제 무슨 일이 일어나는지' },
  target: {
    en: 'a file or -, with #Kind/name or #Kind/namespace/name where it holds several workloads',
    ko: '파일 또는 -. 워크로드가 여럿이면 뒤에 #Kind/name 또는 #Kind/namespace/name을 붙입니다',
  },
  trigger: { en: 'what happens at t = 0', ko: 't = 0에 일어나는 일' },
  gracePeriod: {
    en: 'as in kubectl delete; 0 is a force deletion',
    ko: 'kubectl delete와 같음. 0이면 강제 삭제',
  },
  drain: { en: 'node drain over several workloads and budgets', ko: '여러 워크로드와 예산에 걸친 노드 drain' },
  manifests: { en: 'files or folders, or - for standard input', ko: '파일이나 폴더, 표준 입력은 -' },
  node: { en: 'a node and the pods on it (repeatable)', ko: '노드와 그 위의 파드(반복 가능)' },
  nodes: { en: 'so many nodes, with the pods spread over them (3)', ko: '노드 수. 파드를 고르게 배치합니다(3)' },
  maxPods: { en: 'how many pods a node takes', ko: '노드 하나가 받는 파드 수' },
  drainedNodes: {
    en: 'the nodes of one kubectl drain (repeatable: each when the one before is through)',
    ko: 'kubectl drain 한 번의 노드들(반복 가능: 앞의 것이 끝난 뒤 차례로)',
  },
  force: {
    en: 'as in kubectl drain: pods that declare no controller too',
    ko: 'kubectl drain과 같음: 컨트롤러가 없는 파드도 포함',
  },
  asKubectl: { en: 'as in kubectl drain', ko: 'kubectl drain과 같음' },
  observe: {
    en: 'what a cluster did to a workload, measured beside predicted',
    ko: '클러스터에서 워크로드에 실제로 일어난 일과 예측의 비교',
  },
  observed: { en: 'a workload of the cluster, as in Deployment/web', ko: '클러스터의 워크로드. 예: Deployment/web' },
  manifest: {
    en: 'predict from this file, in place of what the cluster runs',
    ko: '클러스터에서 실행 중인 값 대신 이 파일로 예측합니다',
  },
  asAnyKubectl: { en: 'as in kubectl', ko: 'kubectl과 같음' },
  observeTimeout: {
    en: 'stop watching after so long, as in 30m',
    ko: '이 시간이 지나면 그만 지켜봅니다. 예: 30m',
  },
  record: { en: 'write what is seen into this file', ko: '본 것을 이 파일에 기록합니다' },
  replay: { en: 'compare what this recording holds; no network', ko: '이 기록을 비교합니다. 네트워크를 쓰지 않습니다' },
  rules: { en: "the catalogue, or one rule's page", ko: '규칙 목록 또는 한 규칙의 설명' },
  rule: { en: 'a rule', ko: '규칙' },
  locale: { en: 'language of the output', ko: '출력 언어' },
  color: {
    en: 'colour the output; auto: where it is a terminal and NO_COLOR is not set',
    ko: '출력에 색을 씁니다. auto: 터미널이고 NO_COLOR가 없을 때',
  },
  quiet: { en: 'print findings and outcomes only', ko: '문제와 결과만 출력합니다' },
  config: {
    en: 'settings file, in place of the nearest .graceline.yaml',
    ko: '가장 가까운 .graceline.yaml 대신 쓸 설정 파일',
  },
  kubernetesVersion: {
    en: 'Kubernetes that runs it; without it as 1.36',
    ko: '매니페스트를 실행하는 Kubernetes 버전. 없으면 1.36처럼 동작합니다',
  },
  featureGate: { en: 'set a feature gate (repeatable)', ko: '기능 게이트 지정(반복 가능)' },
  assume: {
    en: 'state what no manifest shows, as in app.exitsAfterStopSignal=3s (repeatable)',
    ko: '매니페스트에 없는 것을 알려 줍니다. 예: app.exitsAfterStopSignal=3s(반복 가능)',
  },
} as const satisfies Record<string, Localized>;

export const writeItAs = {
  version: { en: 'Write it as 1.33.', ko: '1.33처럼 쓰십시오.' },
  featureGate: { en: 'Write it as NAME=true or NAME=false.', ko: 'NAME=true 또는 NAME=false로 쓰십시오.' },
  assumption: {
    en: 'Write it as KEY=VALUE, as in app.exitsAfterStopSignal=3s.',
    ko: 'KEY=VALUE로 쓰십시오. 예: app.exitsAfterStopSignal=3s.',
  },
  node: { en: 'Write it as NAME=POD,POD.', ko: 'NAME=POD,POD처럼 쓰십시오.' },
  count: { en: 'Write a whole number from 1 to 5000.', ko: '1부터 5000까지의 정수를 쓰십시오.' },
  duration: { en: 'Write a duration, as in 30s.', ko: '30s 같은 시간을 쓰십시오.' },
  wholeSeconds: { en: 'Write whole seconds, as in 30.', ko: '30처럼 초 단위 정수로 쓰십시오.' },
} as const satisfies Record<string, Localized>;

const titles: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Arguments:': '인자:',
  'Options:': '옵션:',
  'Commands:': '명령:',
};

/** How commander writes its help. Columns are counted as a terminal shows them. */
export function helpConfiguration(locale: Locale): HelpConfiguration {
  const own = { displayWidth: (text: string) => width(stripStyles(text)) };
  if (locale === 'en') return own;
  const base = new Help();
  const translated = (text: string): string => text.replace('(choices: ', '(선택: ').replace('default: ', '기본값: ');
  return {
    ...own,
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: (option) => translated(base.optionDescription(option)),
    argumentDescription: (argument) => translated(base.argumentDescription(argument)),
  };
}

const mistakes: readonly (readonly [said: RegExp, korean: string])[] = [
  [/^unknown option '([^\n]*)'(?:\n.*)?$/s, "알 수 없는 옵션 '$1'"],
  [/^unknown command '([^\n]*)'(?:\n.*)?$/s, "알 수 없는 명령 '$1'"],
  [/^missing required argument '(.*)'$/, "필요한 인자 '$1'이(가) 없습니다"],
  [/^option '(.*?)' argument missing$/, "옵션 '$1'에 값이 없습니다"],
  [
    /^(option '.*?') argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    "$1: 쓸 수 없는 값 '$2'. 쓸 수 있는 값: $3.",
  ],
  [/^(option '.*?') argument '(.*)' is invalid\. (.*)$/s, "$1: 쓸 수 없는 값 '$2'. $3"],
  [
    /^too many arguments.*Expected (\d+) arguments? but got (\d+)(?:\D.*)?$/s,
    '인자가 너무 많습니다: $1개까지 쓸 수 있는데 $2개가 있습니다',
  ],
];

/** What is wrong with a command line, in one sentence. */
export function mistakeText({ code, message }: CommanderError, commands: readonly string[], locale: Locale): string {
  const [english = ''] = message.replace(/^error: /, '').split('\n');
  const translation = locale === 'ko' ? mistakes.find(([said]) => said.test(english)) : undefined;
  const text = translation ? english.replace(...translation).replace(/^option '/, "옵션 '") : english;
  if (code !== 'commander.unknownCommand') return text;
  return locale === 'ko' ? `${text}. 있는 명령: ${commands.join(', ')}` : `${text}; there are ${commands.join(', ')}`;
}
