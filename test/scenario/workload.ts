// A workload of a few files, and what becomes of it.
import { fileUri } from '../../server/src/core/base/place.ts';
import type { Trigger } from '../../server/src/core/lifecycle/models.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { timelineFor, type TimelineFor } from '../../server/src/core/scenario/timelineFor.ts';
import { servicesSelecting } from '../../server/src/core/workspace/links.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';

export interface Asked {
  readonly trigger?: Trigger;
  readonly grace?: number;
  readonly assume?: Readonly<Record<string, string>>;
  readonly minor?: number;
  readonly gates?: Readonly<Record<string, boolean>>;
}

/** What is answered for the first workload of a file. */
export function ask(text: string, asked: Asked = {}): TimelineFor {
  const uri = fileUri('file:///app.yaml');
  const workspace = applyChanges(emptyWorkspace, [{ uri, text }]);
  const workload = manifestsOf(workspace, uri).find(isWorkload);
  if (!workload) throw new Error('the file has no workload');
  return timelineFor({
    workload,
    services: servicesSelecting(workspace, workload),
    trigger: asked.trigger ?? 'deletion',
    requestedGraceSeconds: asked.grace,
    assumptions: new Map(Object.entries(asked.assume ?? {})),
    kubernetesMinor: asked.minor,
    featureGates: new Map(Object.entries(asked.gates ?? {})),
  });
}
