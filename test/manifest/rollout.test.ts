import { expect, test } from 'vitest';
import { readOne, told } from './read.ts';

const template = 'template: { spec: { containers: [{ name: app, image: app }] } }';
const workload = (kind: string, spec: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nspec: { ${spec}${template} }\n`;

test('a Deployment says how it rolls, and Kubernetes fills in the rest', () => {
  const text = workload('Deployment', 'strategy: { rollingUpdate: { maxSurge: 2 } }, minReadySeconds: 5, ');
  const { strategy, minReadySeconds, progressDeadlineSeconds } = readOne('Deployment', text);
  expect(told(strategy.maxSurge)).toEqual({ value: 2, written: '2', field: 'spec.strategy.rollingUpdate.maxSurge' });
  expect(strategy.maxUnavailable).toMatchObject({ value: '25%', origin: { type: 'defaulted' } });
  expect(strategy.type).toMatchObject({ value: 'RollingUpdate', origin: { type: 'defaulted' } });
  expect(minReadySeconds.value).toBe(5);
  expect(progressDeadlineSeconds.value).toBe(600);
});

test('of a patch nothing is filled in', () => {
  const text = 'apiVersion: apps/v1\nkind: Deployment\nspec: { strategy: { rollingUpdate: { maxSurge: 2 } } }\n';
  const { strategy } = readOne('Deployment', text);
  expect(strategy.maxSurge.value).toBe(2);
  expect(told(strategy.maxUnavailable)).toMatchObject({ why: 'partial' });
});

test('a DaemonSet has other defaults', () => {
  const { updateStrategy } = readOne('DaemonSet', workload('DaemonSet', ''));
  expect([updateStrategy.maxSurge.value, updateStrategy.maxUnavailable.value]).toEqual([0, 1]);
});

test('a StatefulSet', () => {
  const text = workload('StatefulSet', 'serviceName: db, updateStrategy: { rollingUpdate: { partition: 2 } }, ');
  const { podManagementPolicy, serviceName, updateStrategy } = readOne('StatefulSet', text);
  expect(podManagementPolicy.value).toBe('OrderedReady');
  expect(serviceName?.value).toBe('db');
  expect(updateStrategy.partition.value).toBe(2);
  expect(updateStrategy.maxUnavailable).toBeUndefined();
});

test('a budget', () => {
  const text = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nspec: { maxUnavailable: 1 }\n';
  expect(readOne('PodDisruptionBudget', text).unhealthyPodEvictionPolicy.value).toBe('IfHealthyBudget');
});
