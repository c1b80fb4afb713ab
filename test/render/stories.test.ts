// Five stories, word for word. They are read by somebody who was woken up: whoever changes a word here reads them aloud.
import { describe, expect, test } from 'vitest';
import { pods } from './pods.ts';
import { tell } from './told.ts';

describe('the tutorial: a hook of 180 s in a grace period of 120 s', () => {
  test('in English', () => {
    expect(tell(pods.tutorial.manifest, 'en', pods.tutorial)).toMatchInlineSnapshot(`
      "nginx: SIGTERM at t+120 s
      nginx: preStop takes 180 s (line 17), but the grace period is 120 s (line 10): the hook does not end in time
      The pod object is removed at t+120.6 s
      No requests at risk

      t+0 s: The pod is ready
      t+0 s: The pod is marked as terminating, with a grace period of 120 s (line 10)
      t+0 s: EndpointSlice of nginx-svc: the endpoint is terminating (ready=false, serving=true)
      t+0 s: preStop (exec) of nginx starts
      t+5 s: The last clients of nginx-svc (ClusterIP) have stopped sending
      t+120 s: nginx receives SIGTERM, because the grace period ended while preStop still ran
      t+120 s: nginx exits with code 0
      t+120 s: preStop of nginx is cut short: it ends with its container
      t+120.2 s: EndpointSlice of nginx-svc: the endpoint is removed
      t+120.6 s: The pod object is removed

      nginx.exitsAfterStopSignal = 0s (assumed)
      endpointsPropagateIn = 5s (assumed)
      requestsTake = 1s (assumed)"
    `);
  });

  test('in Korean', () => {
    expect(tell(pods.tutorial.manifest, 'ko', pods.tutorial)).toMatchInlineSnapshot(`
      "nginx: t+120 s에 SIGTERM
      nginx: preStop은 180 s 걸리는데 (17번째 줄) 유예 기간은 120 s (10번째 줄). 훅이 제때 끝나지 않음
      파드 오브젝트는 t+120.6 s에 제거됨
      위험한 요청 없음

      t+0 s: 파드가 준비됨
      t+0 s: 파드가 종료 중으로 표시됨. 유예 기간은 120 s (10번째 줄)
      t+0 s: nginx-svc EndpointSlice: 엔드포인트가 종료 중 (ready=false, serving=true)
      t+0 s: nginx: preStop (exec) 시작
      t+5 s: nginx-svc (ClusterIP): 마지막 클라이언트가 더 이상 요청을 보내지 않음
      t+120 s: nginx: SIGTERM 수신 (preStop이 끝나기 전에 유예 기간이 끝났기 때문)
      t+120 s: nginx: 종료됨 (종료 코드 0)
      t+120 s: nginx: preStop이 컨테이너와 함께 중단됨
      t+120.2 s: nginx-svc EndpointSlice: 엔드포인트가 제거됨
      t+120.6 s: 파드 오브젝트가 제거됨

      nginx.exitsAfterStopSignal = 0s (가정)
      endpointsPropagateIn = 5s (가정)
      requestsTake = 1s (가정)"
    `);
  });
});

describe('preStop sleep 5 behind a Service', () => {
  test('in English', () => {
    expect(tell(pods.web.manifest, 'en', pods.web)).toMatchInlineSnapshot(`
      "web: SIGTERM at t+5 s
      The pod object is removed at t+8.6 s
      No requests at risk

      t+0 s: The pod is ready
      t+0 s: The pod is marked as terminating, with a grace period of 30 s (Kubernetes' default)
      t+0 s: EndpointSlice of web-svc: the endpoint is terminating (ready=false, serving=true)
      t+0 s: preStop (sleep) of web starts
      t+5 s: The last clients of web-svc (ClusterIP) have stopped sending
      t+5 s: preStop of web ends
      t+5 s: web receives SIGTERM, because its preStop hook has ended
      t+8 s: web exits with code 0
      t+8.2 s: EndpointSlice of web-svc: the endpoint is removed
      t+8.6 s: The pod object is removed

      web.exitsAfterStopSignal = 3s (stated)
      endpointsPropagateIn = 5s (assumed)
      requestsTake = 1s (assumed)"
    `);
  });

  test('in Korean', () => {
    expect(tell(pods.web.manifest, 'ko', pods.web)).toMatchInlineSnapshot(`
      "web: t+5 s에 SIGTERM
      파드 오브젝트는 t+8.6 s에 제거됨
      위험한 요청 없음

      t+0 s: 파드가 준비됨
      t+0 s: 파드가 종료 중으로 표시됨. 유예 기간은 30 s (Kubernetes 기본값)
      t+0 s: web-svc EndpointSlice: 엔드포인트가 종료 중 (ready=false, serving=true)
      t+0 s: web: preStop (sleep) 시작
      t+5 s: web-svc (ClusterIP): 마지막 클라이언트가 더 이상 요청을 보내지 않음
      t+5 s: web: preStop 끝남
      t+5 s: web: SIGTERM 수신 (preStop 훅이 끝났기 때문)
      t+8 s: web: 종료됨 (종료 코드 0)
      t+8.2 s: web-svc EndpointSlice: 엔드포인트가 제거됨
      t+8.6 s: 파드 오브젝트가 제거됨

      web.exitsAfterStopSignal = 3s (지정한 값)
      endpointsPropagateIn = 5s (가정)
      requestsTake = 1s (가정)"
    `);
  });
});

describe('two sidecars, one of which ignores its stop signal', () => {
  test('in English', () => {
    expect(tell(pods.sidecars.manifest, 'en', pods.sidecars)).toMatchInlineSnapshot(`
      "shop: SIGTERM at t+0 s
      logs: SIGTERM at t+4 s, SIGKILL at t+10 s
      proxy: SIGTERM at t+10 s
      The pod object is removed at t+11.6 s

      t+0 s: The pod is ready
      t+0 s: The pod is marked as terminating, with a grace period of 10 s (line 5)
      t+0 s: shop receives SIGTERM, because it has no preStop hook to wait for
      t+4 s: shop exits with code 0
      t+4 s: logs receives SIGTERM, because shop has stopped, and a sidecar stops after those that it serves
      t+10 s: proxy receives SIGTERM, because the grace period ended while it waited for the other containers
      t+10 s: logs is killed by SIGKILL, 6 s after its stop signal
      t+10 s: logs is dead (exit code 137)
      t+11 s: proxy exits with code 0
      t+11.6 s: The pod object is removed

      proxy.exitsAfterStopSignal = 1s (stated)
      logs.exitsAfterStopSignal = never (stated)
      shop.exitsAfterStopSignal = 4s (stated)"
    `);
  });

  test('in Korean', () => {
    expect(tell(pods.sidecars.manifest, 'ko', pods.sidecars)).toMatchInlineSnapshot(`
      "shop: t+0 s에 SIGTERM
      logs: t+4 s에 SIGTERM, t+10 s에 SIGKILL
      proxy: t+10 s에 SIGTERM
      파드 오브젝트는 t+11.6 s에 제거됨

      t+0 s: 파드가 준비됨
      t+0 s: 파드가 종료 중으로 표시됨. 유예 기간은 10 s (5번째 줄)
      t+0 s: shop: SIGTERM 수신 (기다릴 preStop 훅이 없기 때문)
      t+4 s: shop: 종료됨 (종료 코드 0)
      t+4 s: logs: SIGTERM 수신 (shop 컨테이너가 끝났고, 사이드카는 그 뒤에 종료되기 때문)
      t+10 s: proxy: SIGTERM 수신 (다른 컨테이너를 기다리는 동안 유예 기간이 끝났기 때문)
      t+10 s: logs: SIGKILL로 강제 종료 (종료 신호 6 s 뒤)
      t+10 s: logs: 강제 종료됨 (종료 코드 137)
      t+11 s: proxy: 종료됨 (종료 코드 0)
      t+11.6 s: 파드 오브젝트가 제거됨

      proxy.exitsAfterStopSignal = 1s (지정한 값)
      logs.exitsAfterStopSignal = never (지정한 값)
      shop.exitsAfterStopSignal = 4s (지정한 값)"
    `);
  });
});

describe('a start-up that ends in a liveness kill', () => {
  test('in English', () => {
    expect(tell(pods.deadlock.manifest, 'en', pods.deadlock)).toMatchInlineSnapshot(`
      "The pod is ready at t+2 s … t+4 s
      api: SIGTERM at t+70 s … t+75 s, SIGKILL at t+74 s … t+79 s
      The pod is ready again at t+76 s … t+83 s
      9 s of requests at risk: from t+74 s to t+83 s

      t+0 s: The pod is scheduled
      t+0 s: api starts
      t+0 s: postStart (exec) of api starts; the kubelet waits for it
      t+1 s: postStart of api ends
      t+2 s … t+4 s: The startup probe of api passes
      t+2 s … t+4 s: api is ready
      t+2 s … t+4 s: The pod is ready
      t+2 s … t+4 s: EndpointSlice of api-svc: the endpoint is ready, so requests come
      t+70 s … t+75 s: The liveness probe of api has failed 3 times in a row: the kubelet kills the container
      t+70 s … t+75 s: api receives SIGTERM, because its liveness probe has failed
      t+74 s … t+79 s: api is killed by SIGKILL, 4 s after its stop signal
      t+74 s … t+79 s: api is dead (exit code 137)
      t+74 s … t+79 s: api is no longer ready
      t+74 s … t+79 s: EndpointSlice of api-svc: the endpoint is now ready=false, serving=false
      t+74 s … t+79 s: api is restarted (restart 1)
      t+74 s … t+79 s: postStart (exec) of api starts; the kubelet waits for it
      t+75 s … t+80 s: postStart of api ends
      t+76 s … t+83 s: The startup probe of api passes
      t+76 s … t+83 s: api is ready
      t+76 s … t+83 s: The pod is ready
      t+76 s … t+83 s: EndpointSlice of api-svc: the endpoint is ready, so requests come

      api.postStartTakes = 1s (stated)
      api.exitsAfterStopSignal = never (stated)
      api.startedAfter = 2s (stated)
      api.liveUntil = 1m (stated)"
    `);
  });

  test('in Korean', () => {
    expect(tell(pods.deadlock.manifest, 'ko', pods.deadlock)).toMatchInlineSnapshot(`
      "파드는 t+2 s … t+4 s에 준비됨
      api: t+70 s … t+75 s에 SIGTERM, t+74 s … t+79 s에 SIGKILL
      파드는 t+76 s … t+83 s에 다시 준비됨
      9 s 동안 요청이 위험함: t+74 s부터 t+83 s까지

      t+0 s: 파드가 노드에 배정됨
      t+0 s: api: 시작
      t+0 s: api: postStart (exec) 시작, kubelet은 끝날 때까지 기다림
      t+1 s: api: postStart 끝남
      t+2 s … t+4 s: api: startup 프로브 통과
      t+2 s … t+4 s: api: 준비됨
      t+2 s … t+4 s: 파드가 준비됨
      t+2 s … t+4 s: api-svc EndpointSlice: 엔드포인트가 ready 상태가 되어 요청이 들어옴
      t+70 s … t+75 s: api: liveness 프로브 3회 연속 실패, kubelet이 컨테이너를 종료함
      t+70 s … t+75 s: api: SIGTERM 수신 (liveness 프로브가 실패했기 때문)
      t+74 s … t+79 s: api: SIGKILL로 강제 종료 (종료 신호 4 s 뒤)
      t+74 s … t+79 s: api: 강제 종료됨 (종료 코드 137)
      t+74 s … t+79 s: api: 더 이상 준비 상태가 아님
      t+74 s … t+79 s: api-svc EndpointSlice: 엔드포인트가 바뀜 (ready=false, serving=false)
      t+74 s … t+79 s: api: 재시작 (1번째)
      t+74 s … t+79 s: api: postStart (exec) 시작, kubelet은 끝날 때까지 기다림
      t+75 s … t+80 s: api: postStart 끝남
      t+76 s … t+83 s: api: startup 프로브 통과
      t+76 s … t+83 s: api: 준비됨
      t+76 s … t+83 s: 파드가 준비됨
      t+76 s … t+83 s: api-svc EndpointSlice: 엔드포인트가 ready 상태가 되어 요청이 들어옴

      api.postStartTakes = 1s (지정한 값)
      api.exitsAfterStopSignal = never (지정한 값)
      api.startedAfter = 2s (지정한 값)
      api.liveUntil = 1m (지정한 값)"
    `);
  });
});

describe('a force deletion', () => {
  test('in English', () => {
    expect(tell(pods.forced.manifest, 'en', pods.forced)).toMatchInlineSnapshot(`
      "The pod object is removed at t+0 s
      web: SIGTERM at t+1 s, SIGKILL at t+3 s
      web: preStop takes 5 s (line 9), but the grace period is 1 s (--grace-period=0 --force): the hook does not end in time
      2 s of requests at risk: from t+3 s to t+5 s

      t+0 s: The pod is ready
      t+0 s: The pod is force-deleted: the object goes at once, and the node gives its containers 1 s for preStop and 2 s after the stop signal
      t+0 s: EndpointSlice of web-svc: the endpoint is terminating (ready=false, serving=true)
      t+0 s: The pod object is removed
      t+0 s: EndpointSlice of web-svc: the endpoint is removed
      t+0 s: preStop (sleep) of web starts
      t+1 s: preStop of web is abandoned, because the grace period is over
      t+1 s: web receives SIGTERM, because the grace period ended while preStop still ran
      t+3 s: web is killed by SIGKILL, 2 s after its stop signal (the least that the kubelet gives)
      t+3 s: web is dead (exit code 137)
      t+5 s: The last clients of web-svc (ClusterIP) have stopped sending

      web.exitsAfterStopSignal = 3s (stated)
      endpointsPropagateIn = 5s (assumed)
      requestsTake = 1s (assumed)"
    `);
  });

  test('in Korean', () => {
    expect(tell(pods.forced.manifest, 'ko', pods.forced)).toMatchInlineSnapshot(`
      "파드 오브젝트는 t+0 s에 제거됨
      web: t+1 s에 SIGTERM, t+3 s에 SIGKILL
      web: preStop은 5 s 걸리는데 (9번째 줄) 유예 기간은 1 s (--grace-period=0 --force). 훅이 제때 끝나지 않음
      2 s 동안 요청이 위험함: t+3 s부터 t+5 s까지

      t+0 s: 파드가 준비됨
      t+0 s: 파드가 강제 삭제됨. 오브젝트는 바로 사라지고, 노드는 컨테이너에 preStop 1 s, 종료 신호 뒤 2 s만 줌
      t+0 s: web-svc EndpointSlice: 엔드포인트가 종료 중 (ready=false, serving=true)
      t+0 s: 파드 오브젝트가 제거됨
      t+0 s: web-svc EndpointSlice: 엔드포인트가 제거됨
      t+0 s: web: preStop (sleep) 시작
      t+1 s: web: preStop을 더 기다리지 않음 (유예 기간이 끝났기 때문)
      t+1 s: web: SIGTERM 수신 (preStop이 끝나기 전에 유예 기간이 끝났기 때문)
      t+3 s: web: SIGKILL로 강제 종료 (종료 신호 2 s 뒤, kubelet이 주는 최소 시간)
      t+3 s: web: 강제 종료됨 (종료 코드 137)
      t+5 s: web-svc (ClusterIP): 마지막 클라이언트가 더 이상 요청을 보내지 않음

      web.exitsAfterStopSignal = 3s (지정한 값)
      endpointsPropagateIn = 5s (가정)
      requestsTake = 1s (가정)"
    `);
  });
});
