// Who names, or selects, what is under the cursor.
import type { FileSpan, FileUri, Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { isWorkload, type Manifest } from '../manifest/manifest.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { referring } from '../workspace/links/naming.ts';
import { networkPoliciesSelecting } from '../workspace/links/networkPolicies.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { locate } from '../workspace/workspace.ts';
import { distinct, judgedOffsets } from './built/offsets.ts';
import { linksOf } from './links.ts';
import { manifestAt, type ManifestAt } from './manifestAt.ts';
import { allPlaces, settingAt } from './settingAt.ts';
import { unitOf, type Snapshot } from './snapshot.ts';

/**
 * On a name that stands for something elsewhere: who else names that. `withDeclaration`: what is named too. On what an app
 * is told: wherever else it is told the same.
 */
export function references(
  snapshot: Snapshot,
  uri: FileUri,
  offset: number,
  withDeclaration: boolean,
): readonly FileSpan[] {
  const found = judgedOffsets(snapshot, uri, offset).flatMap((one) => {
    const places = namingPlaces(snapshot, one.uri, one.offset, withDeclaration);
    const setting = places.length === 0 ? settingAt(snapshot, one.uri, one.offset) : undefined;
    return setting ? allPlaces(snapshot, setting) : places;
  });
  return distinct(found.map((place) => locate(snapshot.workspace, place)));
}

function namingPlaces(snapshot: Snapshot, uri: FileUri, offset: number, withDeclaration: boolean): readonly Place[] {
  const found = manifestAt(snapshot, uri, offset);
  if (!found) return [];
  const named = targetsAt(snapshot, found);
  return named.flatMap(({ manifest, isTarget }) => {
    const links = related(snapshot, manifest).flatMap((one) => linksOf(snapshot, one));
    return links.flatMap(({ at, targets }) => {
      const targeted = targets.filter(isTarget);
      return targeted.length === 0 ? [] : [at, ...(withDeclaration ? targeted : [])];
    });
  });
}

interface Named {
  /** What has the name. */
  readonly manifest: Manifest;
  readonly isTarget: (place: Place) => boolean;
}

function targetsAt(snapshot: Snapshot, { manifest, offset }: ManifestAt): readonly Named[] {
  const link = linksOf(snapshot, manifest).find(({ at }) => contains(at.span, offset));
  if (!link) {
    const isTarget = ({ document, span }: Place): boolean =>
      document === manifest.at.document && contains(span, offset);
    return [{ manifest, isTarget }];
  }
  return link.targets.flatMap((target) => {
    const owner = ownerOf(snapshot, target);
    const isTarget = ({ document, span }: Place): boolean =>
      document === target.document && span.start === target.span.start;
    return owner ? [{ manifest: owner, isTarget }] : [];
  });
}

function ownerOf({ workspace }: Snapshot, { document, span }: Place): Manifest | undefined {
  const placed = workspace.files.get(document.uri)?.documents.find((one) => one.document === document);
  const manifests = placed ? documentManifests(placed.document) : [];
  return manifests.find(({ root }) => contains(root.span, span.start));
}

/** All that may name the object or a part of it, the object itself included. */
function related(snapshot: Snapshot, manifest: Manifest): readonly Manifest[] {
  const unit: UnitView = unitOf(snapshot, manifest.at.document);
  const selecting = isWorkload(manifest)
    ? [
        ...servicesSelecting(unit, manifest),
        ...budgetsCovering(unit, manifest),
        ...networkPoliciesSelecting(unit, manifest),
      ]
    : [];
  return [...new Set([manifest, ...referring(unit, manifest), ...selecting])];
}
