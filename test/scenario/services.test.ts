// Until when clients send to a pod that goes, by the way in which they reach it, and which of their requests are at risk.
import { describe, expect, it, test } from 'vitest';
import { deployment, instant, pod, service, timeline, type Asked } from './workload.ts';

const clusterIP = service('type: ClusterIP');

describe('Services', () => {
  const stopsAtOnce = { assume: { 'app.exitsAfterStopSignal': '0s' } };
  const preStop5 = ['lifecycle: { preStop: { sleep: { seconds: 5 } } }'];
  const traffic = (manifest: string, asked: Asked = stopsAtOnce): string => {
    const told = timeline(manifest, asked);
    const routes = told.events.flatMap((event) =>
      event.type === 'trafficStopped' ? [`${event.detail.route} ${instant(event)}`] : [],
    );
    const { requestsAtRisk } = told.outcome;
    const risk = requestsAtRisk
      ? `at risk ${String(requestsAtRisk.from / 1000)}–${String(requestsAtRisk.to / 1000)}`
      : 'no risk';
    return `${routes.join()}: ${risk}`;
  };

  test.each([
    ['no Service', pod(), ': no risk'],
    ['a Service of other pods', pod() + clusterIP.replace('app: web', 'app: api'), ': no risk'],
    ['ClusterIP, nothing waits for its clients', pod() + clusterIP, 'ClusterIP 5: at risk 0–5'],
    ['ClusterIP, preStop waits for them', pod({ container: preStop5 }) + clusterIP, 'ClusterIP 5: no risk'],
    ['NodePort', pod() + service('type: NodePort'), 'NodePort 5: at risk 0–5'],
    ['headless: DNS is cached', pod({ container: preStop5 }) + service('clusterIP: None'), 'headless 30: at risk 5–30'],
    [
      'publishNotReadyAddresses: clients go on until the endpoint is gone',
      pod({ container: preStop5 }) + service('publishNotReadyAddresses: true'),
      'ClusterIP 10.2: at risk 5–10.2',
    ],
    [
      'a single replica: kube-proxy falls back to the pod that terminates',
      deployment(1, preStop5) + clusterIP,
      'ClusterIP 10.2: at risk 5–10.2',
    ],
    ['two replicas', deployment(2, preStop5) + clusterIP, 'ClusterIP 5: no risk'],
    [
      'a headless Service of a single replica: DNS has no way back',
      deployment(1) + service('clusterIP: None'),
      'headless 30: at risk 0–30',
    ],
    [
      'a Network Load Balancer that sends straight to pods',
      pod({ container: preStop5 }) +
        service('type: LoadBalancer', '{ service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip }'),
      'NLB ip targets 120: at risk 5–120',
    ],
    [
      'the same by its older annotation',
      pod() + service('type: LoadBalancer', '{ service.beta.kubernetes.io/aws-load-balancer-type: nlb-ip }'),
      'NLB ip targets 120: at risk 0–120',
    ],
    [
      'network endpoint groups',
      pod() + service('type: ClusterIP', `{ cloud.google.com/neg: '{"ingress": true}' }`),
      'NEG 15: at risk 0–15',
    ],
    [
      'two Services',
      pod() + clusterIP + service('clusterIP: None').replace('name: web', 'name: peers'),
      'ClusterIP 5,headless 30: at risk 0–30',
    ],
  ])('%s', (_, manifest, expected) => {
    expect(traffic(manifest)).toBe(expected);
  });

  it('propagate as fast as somebody states', () => {
    expect(traffic(pod() + clusterIP, { assume: { ...stopsAtOnce.assume, endpointsPropagateIn: '12s' } })).toBe(
      'ClusterIP 12: at risk 0–12',
    );
  });

  it('requests in flight are cut by SIGKILL', () => {
    const assume = { 'app.exitsAfterStopSignal': 'never', requestsTake: '60s' };
    expect(traffic(pod() + clusterIP, { assume })).toBe('ClusterIP 5: at risk 30–65');
  });
});
