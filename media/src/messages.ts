// What the preview and its host say to each other. The preview knows no files: it names an event, and the host looks up
// where that event comes from in the view it sent.
import type { TargetView, TimelineView } from '../../server/src/protocol/timelineView.ts';

export type ToWebview =
  /** A new picture. */
  | { readonly type: 'show'; readonly view: TimelineView }
  /** There is none now; the last one stays in sight. */
  | { readonly type: 'fail'; readonly target: TargetView; readonly message: string };

export type FromWebview =
  /** It listens. */
  | { readonly type: 'ready' }
  /** Go to the line that caused an event. */
  | { readonly type: 'revealEvent'; readonly eventId: string }
  /** Go to the line behind one cause of an event, counted from 0. */
  | { readonly type: 'revealCause'; readonly eventId: string; readonly cause: number }
  /** Something that should not happen, for the log. */
  | { readonly type: 'report'; readonly message: string };

/** What a preview keeps when its window is closed, so that it can be opened again. */
export interface PreviewState {
  readonly target: TargetView;
  readonly scrollTop: number;
  readonly selectedEventId: string | null;
}
