// The Service that gives the pods of a StatefulSet their names.
import type { Localized } from '../../base/localized.ts';
import { headlessServiceOf } from '../../workspace/links/headlessService.ts';
import { unitOf } from '../snapshot.ts';
import { objectLink, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

/** Nothing checks that the Service is there, or that it is headless. */
export function serviceName(spot: Spot): Said | undefined {
  const { manifest, field, document, explain } = spot;
  if (manifest.kind !== 'StatefulSet' || field !== 'spec.serviceName') return undefined;
  const name = readable(manifest.serviceName);
  if (!name) return undefined;
  const service = headlessServiceOf(unitOf(spot.snapshot, document), manifest);
  const [pod, namespace] = [plain(manifest.ref.name), plain(manifest.ref.namespace ?? 'default')];
  const isHeadless = service?.clusterIP?.value === 'None';
  const told: readonly Localized[] = [
    {
      en: `**serviceName: pods are called ${pod}-0.${plain(name.value)}.${namespace}.svc**, as long as they are ready`,
      ko: `**serviceName: 파드 이름은 ${pod}-0.${plain(name.value)}.${namespace}.svc**, ready인 동안`,
    },
    service
      ? {
          en: `${objectLink(spot, service)}${isHeadless ? ' is headless, as it has to be.' : ' is not headless (clusterIP: None), so that pods have no names.'}`,
          ko: `${objectLink(spot, service)}${isHeadless ? ': headless' : ': headless(clusterIP: None)가 아니어서 파드 이름이 생기지 않습니다.'}`,
        }
      : {
          en: 'No such Service is deployed with this one: nobody checks, and without it there are no names.',
          ko: '함께 배포되는 매니페스트에 그런 Service가 없습니다. 아무도 확인하지 않으며, 없으면 이름도 없습니다.',
        },
  ];
  return {
    paragraphs: told.map((text) => text[explain.locale]),
    page: 'concepts/workloads/controllers/statefulset/#stable-network-id',
  };
}
