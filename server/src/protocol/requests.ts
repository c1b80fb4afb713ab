// What crosses between editor and language server beyond LSP itself.
import type { Fence, FencedTimeline } from './fencedTimeline.ts';
import { notification, request } from './request.ts';
import type { TargetView, TimelineQuestion, TimelineResult, WirePosition, WireRange } from './timelineView.ts';

/** The timeline of a named workload; it may have gone since. */
export const timeline = request<TimelineQuestion, TimelineResult>('graceline/timeline');

/** The timeline of a manifest that stands in a document, and belongs to no workspace. */
export const fencedTimeline = request<Fence, FencedTimeline>('graceline/fencedTimeline');

/** The edits that write assumptions into the text of a `.graceline.yaml`; null where that text is broken. */
export const keepAssumptions = request<
  { readonly text: string; readonly assumptions: Readonly<Record<string, string>> },
  readonly { readonly range: WireRange; readonly newText: string }[] | null
>('graceline/keepAssumptions');

/** The workload at a position of a file, else the file's first; null where it has none. */
export const timelineTarget = request<
  { readonly uri: string; readonly position: WirePosition | null },
  TargetView | null
>('graceline/timelineTarget');

/** What was seen of a cluster, as lines of a recording, beside what the file of the target predicts; as Markdown. */
export const compare = request<{ readonly target: TargetView; readonly recording: string }, string>(
  'graceline/compare',
);

/** Something changed that timelines may depend on: ask again for what is shown. */
export const timelinesDidChange = notification<{ readonly revision: number }>('graceline/timelinesDidChange');

/** The command behind a code lens; its argument is a `TargetView`. */
export const previewCommand = 'graceline.previewTerminationTimeline';
