// Every place of a manifest that names something else, with what it names: definitions, references and links are all
// read off this one list.
import { isWorkload, type Manifest } from '../manifest/manifest.ts';
import { TracedMemo } from '../workspace/tracedMemo.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { configurationLinks } from './links/configuration.ts';
import type { Link } from './links/link.ts';
import { backendLinks, parentLinks, scaleTargetLinks, serviceNameLinks } from './links/objects.ts';
import { containerPortLinks, servicePortLinks } from './links/ports.ts';
import { selectorLinks } from './links/selectors.ts';
import type { Snapshot } from './snapshot.ts';

const known = new TracedMemo<Manifest, readonly Link[]>();

/**
 * In no order.
 * @param whole what they become a part of
 */
export function linksOf({ workspace }: Snapshot, manifest: Manifest, whole?: UnitView): readonly Link[] {
  const find = (unit: UnitView): readonly Link[] => [...selectorLinks(unit, manifest), ...ownLinks(unit, manifest)];
  return known.get(manifest, [], workspace, manifest.at.document.uri, find, whole);
}

function ownLinks(unit: UnitView, manifest: Manifest): readonly Link[] {
  if (isWorkload(manifest)) {
    return [
      ...serviceNameLinks(unit, manifest),
      ...containerPortLinks(manifest),
      ...configurationLinks(unit, manifest),
    ];
  }
  switch (manifest.kind) {
    case 'Service':
      return servicePortLinks(unit, manifest);
    case 'HorizontalPodAutoscaler':
    case 'ScaledObject':
      return scaleTargetLinks(unit, manifest);
    case 'Ingress':
      return backendLinks(unit, manifest, manifest.backends);
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
      return [...backendLinks(unit, manifest, manifest.backends), ...parentLinks(unit, manifest)];
    default:
      return [];
  }
}
