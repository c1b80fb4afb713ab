// What an app is told about its end, in an argument, a variable or a file of settings: which workloads take it, and what
// follows for each of them.
import { formatSeconds } from '../../base/duration.ts';
import type { FileUri } from '../../base/place.ts';
import { parseSettingDuration } from '../../knowledge/settingDuration.ts';
import type { Explain } from '../../render/explain.ts';
import { shutdownIn, type SettingUse } from '../../workspace/links/appSettings.ts';
import { locate } from '../../workspace/workspace.ts';
import type { Hover } from '../hover.ts';
import { settingAt } from '../settingAt.ts';
import { explainIn, plainDeletion, unitOf, workloadTimeline, type Snapshot } from '../snapshot.ts';
import { objectLink, placeLink, plain } from './said.ts';
import { containerInstants } from './termination.ts';

/** More workloads than this are counted and not listed. */
const maxListed = 5;

export function settingHover(snapshot: Snapshot, uri: FileUri, offset: number): Hover | undefined {
  const found = settingAt(snapshot, uri, offset);
  const [first] = found?.uses ?? [];
  if (!found || !first) return undefined;
  const explain = explainIn(snapshot, uri);
  const listed = found.uses.slice(0, maxListed).map((use) => `- ${line(use, snapshot, explain)}`);
  const rest = found.uses.length - listed.length;
  const more = rest > 0 ? [`- ${explain.locale === 'ko' ? `그 밖에 ${rest}개` : `and ${rest} more`}`] : [];
  return {
    at: locate(snapshot.workspace, found.at),
    markdown: [`**${headline(first)}**`, [...listed, ...more].join('\n'), ...source(first, snapshot)].join('\n\n'),
  };
}

function headline({ property, said }: SettingUse): string {
  const format = said.format ?? property.format;
  const duration = format && parseSettingDuration(said.text, format);
  return `${plain(property.name)}: ${duration === undefined ? plain(said.text) : formatSeconds(duration)}`;
}

function line(use: SettingUse, snapshot: Snapshot, explain: Explain): string {
  const { workload, container } = use;
  const told = `${objectLink({ snapshot, explain }, workload)} · ${plain(container.name)}: `;
  return told + (use.effective === use.said ? whatFollows(use, snapshot, explain) : whyNot(use, snapshot, explain));
}

function whatFollows({ workload, container, said }: SettingUse, snapshot: Snapshot, explain: Explain): string {
  const answer = workloadTimeline(snapshot, workload, plainDeletion);
  if (answer.type === 'unknown') return plain(answer.why[explain.locale]);
  const assumed = said.assumes ? [`*${plain(said.assumes[explain.locale])}?*`] : [];
  return [...containerInstants(answer.timeline, container.name, explain), ...assumed].join(' · ');
}

function whyNot({ effective, said }: SettingUse, snapshot: Snapshot, explain: Explain): string {
  const isKorean = explain.locale === 'ko';
  if (said.maybe)
    return isKorean ? `적용 조건: ${plain(said.assumes?.ko ?? '')}` : `if ${plain(said.assumes?.en ?? '')}`;
  if (!effective) return isKorean ? '적용 여부를 알 수 없음' : 'whether it counts is not known';
  const other = `${plain(effective.name)} = ${plain(effective.text)} (${placeLink({ snapshot, explain }, effective.origin.at)})`;
  return isKorean ? `다른 설정이 우선함: ${other}` : `overridden by ${other}`;
}

function source({ workload, container }: SettingUse, snapshot: Snapshot): readonly string[] {
  const { app } = shutdownIn(unitOf(snapshot, workload.at.document), workload, container);
  return app ? [`[${plain(app.title)}](${app.source})`] : [];
}
