import { describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { isWorkload, type PodDisruptionBudget } from '../../server/src/core/manifest/manifest.ts';
import { budgetsCovering } from '../../server/src/core/workspace/links/budgets.ts';
import { workloadsSelectedBy } from '../../server/src/core/workspace/links/selecting.ts';
import { servicesSelecting } from '../../server/src/core/workspace/links/services.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';

const file = (name: string) => fileUri(`file:///${name}.yaml`);
const web =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, labels: {owner: me}}\nspec: {template: {metadata: {labels: {app: web, tier: front}}}}\n';
const service = (name: string, spec: string, metadata = '') =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}${metadata}}\nspec: ${spec}\n`;
const budget = (name: string, spec: string, apiVersion = 'policy/v1') =>
  `---\napiVersion: ${apiVersion}\nkind: PodDisruptionBudget\nmetadata: {name: ${name}}\nspec: ${spec}\n`;

function linked(others: string, workloadText = web) {
  const workspace = applyChanges(emptyWorkspace, [
    { uri: file('others'), text: others },
    { uri: file('web'), text: workloadText },
  ]);
  const [workload] = manifestsOf(workspace, file('web'));
  if (!workload || !isWorkload(workload)) throw new Error('no workload');
  const unit = unitView(workspace, file('web'));
  const name = ({ ref }: { ref: { name: string } }) => ref.name;
  return {
    services: servicesSelecting(unit, workload).map(name),
    budgets: budgetsCovering(unit, workload).map(name),
  };
}

describe('Services that select a workload', () => {
  test.each([
    ['every pair matches', '{selector: {app: web, tier: front}}', true],
    ['in any order', '{selector: {tier: front, app: web}}', true],
    ['one pair does not', '{selector: {app: web, tier: back}}', false],
    ['labels of the Deployment are not those of its pods', '{selector: {owner: me}}', false],
    ['an empty selector', '{selector: {}}', false],
    ['none at all', '{}', false],
    ['ExternalName', '{type: ExternalName, selector: {app: web}}', false],
  ])('%s', (_, spec, expected) => {
    expect(linked(service('s', spec)).services).toEqual(expected ? ['s'] : []);
  });

  test('only in the same namespace, and none means default', () => {
    const others =
      service('here', '{selector: {app: web}}') +
      service('default', '{selector: {app: web}}', ', namespace: default') +
      service('there', '{selector: {app: web}}', ', namespace: there');
    expect(linked(others).services).toEqual(['default', 'here']);
    expect(linked(others, web.replace('name: web', 'name: web, namespace: there')).services).toEqual(['there']);
  });

  test('by name, whatever pair they ask for first', () => {
    const others =
      service('c', '{selector: {tier: front}}') +
      service('b', '{selector: {app: web}}') +
      service('a', '{selector: {tier: front}}');
    expect(linked(others).services).toEqual(['a', 'b', 'c']);
  });

  test('a Pod is selected by its own labels', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: web}}\n';
    expect(linked(service('s', '{selector: {app: web}}'), pod).services).toEqual(['s']);
  });
});

describe('one name in several files', () => {
  const whole = web.replace('}}}}', '}}, spec: {containers: [{name: app, image: app}]}}}');
  const objects = whole + service('s', '{selector: {app: web}}') + budget('b', '{selector: {matchLabels: {app: web}}}');
  const workspace = applyChanges(
    emptyWorkspace,
    ['dev', 'prod'].map((name) => ({ uri: file(name), text: objects })),
  );

  test.each(['dev', 'prod'])('is the one of the file in question: %s', (name) => {
    const unit = unitView(workspace, file(name));
    const [workload, , covering] = manifestsOf(workspace, file(name));
    if (!workload || !isWorkload(workload) || covering?.ref.kind !== 'PodDisruptionBudget') throw new Error('no pair');
    const found = [
      ...servicesSelecting(unit, workload),
      ...budgetsCovering(unit, workload),
      ...workloadsSelectedBy(unit, covering as PodDisruptionBudget),
    ];
    expect(found.map(({ ref, at }) => [ref.name, at.document.uri])).toEqual([
      ['s', file(name)],
      ['b', file(name)],
      ['web', file(name)],
    ]);
  });

  test('is that of the first file where the file in question has none', () => {
    const withAnother = applyChanges(workspace, [{ uri: file('web'), text: whole }]);
    const unit = unitView(withAnother, file('web'));
    const [workload] = manifestsOf(withAnother, file('web'));
    if (!workload || !isWorkload(workload)) throw new Error('no workload');
    expect(budgetsCovering(unit, workload).map(({ at }) => at.document.uri)).toEqual([file('dev')]);
  });
});

describe('budgets that cover a workload', () => {
  test.each([
    ['labels', '{selector: {matchLabels: {app: web}}}', true],
    ['other labels', '{selector: {matchLabels: {app: api}}}', false],
    ['an expression alone', '{selector: {matchExpressions: [{key: app, operator: Exists}]}}', true],
    [
      'labels and an expression',
      '{selector: {matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values: [back]}]}}',
      false,
    ],
    ['an empty selector', '{selector: {}}', true],
    ['none', '{}', false],
    ['one that cannot be read', '{selector: "x"}', false],
    ['labels that cannot be read', '{selector: {matchLabels: "{{ x }}"}}', false],
  ])('%s', (_, spec, expected) => {
    expect(linked(budget('b', spec)).budgets).toEqual(expected ? ['b'] : []);
  });

  test('in policy/v1beta1 an empty selector covers nothing', () => {
    expect(linked(budget('b', '{selector: {}}', 'policy/v1beta1')).budgets).toEqual([]);
  });
});
