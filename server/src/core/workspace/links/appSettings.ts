// Containers and what is said of their end: from a workload to the places where it is said, and from there back.
import type { StopProperty } from '../../knowledge/appProperties.ts';
import type { Said } from '../../knowledge/settings.ts';
import { shutdownOf, type ShutdownKnowledge } from '../../knowledge/shutdownOf.ts';
import type { Container } from '../../manifest/container.ts';
import { isWorkload, type Manifest, type Workload } from '../../manifest/manifest.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import { documentManifests } from '../fileEntry.ts';
import { anyNamespace, workloadKey } from '../graphKeys.ts';
import { comparable, type Module } from '../modules.ts';
import { unitView, type UnitView } from '../unitView.ts';
import { ViewMemo } from '../viewMemo.ts';
import { folderAround, type Workspace } from '../workspace.ts';
import { configMapUsers } from './configMaps.ts';
import { configSourcesOf } from './configSources.ts';

/** Something that a container is told, wherever that is written. */
export interface SettingUse {
  readonly workload: Workload;
  readonly container: Container;
  readonly property: StopProperty;
  readonly said: Said;
  /** All that is said of its property, the strongest first. */
  readonly all: readonly Said[];
  /** What counts of its property, this or something else; undefined where that is not known. */
  readonly effective: Said | undefined;
}

/** What is known of the end of a container with all that its unit says to it. */
export function shutdownIn(unit: UnitView, workload: Workload, container: Container): ShutdownKnowledge {
  return shutdowns.get(unit, container, () => {
    const config = configSourcesOf(unit, workload, container);
    const shareProcessNamespace = workload.pod.spec.shareProcessNamespace.value ?? false;
    return shutdownOf(container, { config, shareProcessNamespace }, container.stopSignal?.value);
  });
}

const shutdowns = new ViewMemo<Container, ShutdownKnowledge>();

/** All that the containers of a workload are told of their end, each property with what counts first. */
export function settingsOf(unit: UnitView, workload: Workload): readonly SettingUse[] {
  const containers = workload.pod.spec.containers.filter(({ role }) => role !== 'init');
  return containers.flatMap((container) =>
    shutdownIn(unit, workload, container).settings.flatMap(({ property, found }) => {
      const counts = found.find((one) => one.type === 'unreadable' || !one.maybe);
      const effective = counts?.type === 'written' ? counts : undefined;
      const all = found.filter((one) => one.type === 'written');
      return all.map((said) => ({ workload, container, property, said, all, effective }));
    }),
  );
}

/** Who takes what is said in a document: of a workload, of a ConfigMap or of a file of the sources. */
export function usersOfSettings(workspace: Workspace, document: SyntaxDocument): readonly SettingUse[] {
  const module = [...workspace.modules.byRoot.values()].find(({ files }) => files.has(document.uri));
  const workloads = module ? mayBeBuiltFrom(workspace, module) : configuredIn(workspace, document);
  return workloads
    .flatMap((workload) => settingsOf(unitView(workspace, workload.at.document.uri), workload))
    .filter(({ said }) => said.origin.at.document === document);
}

function configuredIn(workspace: Workspace, document: SyntaxDocument): readonly Workload[] {
  const unit = unitView(workspace, document.uri);
  const users = (manifest: Manifest): readonly Workload[] => {
    if (isWorkload(manifest)) return [manifest];
    return manifest.kind === 'ConfigMap' ? configMapUsers(unit, manifest) : [];
  };
  return [...new Set(documentManifests(document).flatMap(users))];
}

/** More workloads than this are not looked into one by one. */
const maxLookedInto = 100;

/** All that can be told by their names and places; whether they are, they say themselves. */
function mayBeBuiltFrom(workspace: Workspace, module: Module): readonly Workload[] {
  const folder = [...module.files.keys()].map((uri) => folderAround(workspace, uri))[0];
  if (folder === undefined) return [];
  const nodes = workspace.graphs.everywhere.get(workloadKey(anyNamespace)).filter(({ uri }) => uri.startsWith(folder));
  const likely = nodes.filter(
    ({ uri, summary }) => uri.startsWith(module.root) || module.names.includes(comparable(summary.name)),
  );
  const looked = nodes.length > maxLookedInto ? likely : nodes;
  return looked.flatMap((node) => unitView(workspace, node.uri).manifests([node])).filter(isWorkload);
}
