// Cases that restate the tests of Kubernetes itself, area by area. GRACELINE_CASES names another file of the same shape.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { controllerAreas } from './cases/controllers.ts';
import { deletionAreas } from './cases/deletion.ts';
import { disruptionAreas } from './cases/disruption.ts';
import { drainAreas } from './cases/drains.ts';
import { judge, notApplicable, type Area, type Case, type Verdict } from './cases/evaluate.ts';
import { hookAreas } from './cases/hooks.ts';
import { nodeAreas } from './cases/node.ts';
import { probeAreas } from './cases/probes.ts';
import { startupAreas } from './cases/startup.ts';
import { statusAreas } from './cases/status.ts';
import { terminationAreas } from './cases/termination.ts';
import { validationAreas } from './cases/validation.ts';
import { victimAreas } from './cases/victims.ts';

const file = process.env.GRACELINE_CASES ?? new URL('./data/cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

const areas: Readonly<Record<string, Area>> = {
  ...deletionAreas,
  ...terminationAreas,
  ...hookAreas,
  ...startupAreas,
  ...statusAreas,
  ...probeAreas,
  ...nodeAreas,
  ...disruptionAreas,
  ...drainAreas,
  ...controllerAreas,
  ...victimAreas,
  ...validationAreas,
};

/** Areas that the product has to answer for; the others of the file are told as far as it does. */
const required = new Set(
  `container-kill-grace delete-options graceful-delete-strategy kubelet-effective-grace kubectl-delete termination-order
  termination-e2e derived-timeline lifecycle-hook startup-order container-ready pod-ready crashloop-backoff probe-defaults
  probe-exec probe-grpc probe-http probe-tcp probe-result probe-sequence probe-worker endpoint-conditions
  endpoint-membership endpoint-port proxy-endpoints node-pressure node-shutdown taint validation-ephemeral
  validation-ephemeral-update validation-init validation-lifecycle validation-probe validation-sleep
  validation-stopsignal pdb-math deployment-fenceposts daemonset-counts statefulset-maxunavailable
  eviction pdb-validation drain-filter drain-wait deployment-newrs deployment-recreate deployment-rolling deployment-scale
  deployment-validation replicaset-rank replicaset-victims statefulset-rolling daemonset-rolling daemonset-validation
  hpa-stabilization terminal-phase`.split(/\s+/),
);
const unknownArea = notApplicable('nothing evaluates this area');

interface Report {
  readonly area: string;
  readonly passed: number;
  readonly failed: readonly string[];
  /** By reason, the cases that it leaves out. */
  readonly notCovered: ReadonlyMap<string, readonly string[]>;
}

function reportOf(area: string, evaluate: Area): Report {
  const judged = cases
    .filter((one) => one.area === area)
    .map((one): readonly [string, Verdict] => [one.id, judge(evaluate, one)]);
  const notCovered = new Map<string, string[]>();
  for (const [id, verdict] of judged) {
    if (verdict.type === 'notCovered') notCovered.set(verdict.why, [...(notCovered.get(verdict.why) ?? []), id]);
  }
  return {
    area,
    passed: judged.filter(([, { type }]) => type === 'passed').length,
    failed: judged.flatMap(([id, verdict]) => (verdict.type === 'failed' ? [`${id}: ${verdict.why}`] : [])),
    notCovered,
  };
}

const names = new Set([...required, ...cases.map(({ area }) => area)]);
const reports = Array.from(names, (name) => reportOf(name, areas[name] ?? unknownArea));

describe("what Kubernetes' own tests say", () => {
  afterAll(() => {
    console.log(reports.map(text).join('\n'));
  });

  test.each(reports)('$area', ({ area, failed }) => {
    expect(failed).toEqual([]);
    if (required.has(area)) expect(areas).toHaveProperty([area]);
  });
});

function text({ area, passed, failed, notCovered }: Report): string {
  const left = [...notCovered.values()].flat().length;
  const head = `${area}: ${String(passed)} passed, ${String(failed.length)} failed, ${String(left)} not covered`;
  return [head, ...[...notCovered].map(([why, ids]) => `  ${ids.join(', ')}: ${why}`)].join('\n');
}
