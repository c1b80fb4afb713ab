// What the preview and its host say to each other. The preview knows no files: it names an event, and the host looks up
// where that event comes from in the view it sent.
import type { TargetView, TimelineView, WhatIf } from '../../server/src/protocol/timelineView.ts';

/** What a preview is about. The host keeps it, the page changes it. */
export interface Choice {
  readonly target: TargetView;
  readonly trigger: string;
  readonly whatIf: WhatIf;
  /** It stays with its workload, whatever file is looked at. */
  readonly pinned: boolean;
}

export const nothingSupposed: WhatIf = { fields: {}, assumptions: {}, kubernetesVersion: null };

export type ExportFormat = 'mermaid' | 'svg' | 'png' | 'markdown' | 'html';

export type ToWebview =
  /** A new picture. */
  | { readonly type: 'show'; readonly view: TimelineView; readonly choice: Choice }
  /** There is none now; the last one stays in sight. */
  | { readonly type: 'fail'; readonly choice: Choice; readonly message: string }
  /** The cursor stands on the line that causes these events. */
  | { readonly type: 'highlight'; readonly eventIds: readonly string[] }
  /** Somebody asked for a copy by a command of the host. */
  | { readonly type: 'export'; readonly format: ExportFormat };

export type FromWebview =
  /** It listens. */
  | { readonly type: 'ready' }
  /** Another workload, scenario or supposition. */
  | { readonly type: 'choose'; readonly change: Partial<Choice> }
  /** Go to the line that caused an event. */
  | { readonly type: 'revealEvent'; readonly eventId: string }
  /** Go to the line behind one cause of an event, counted from 0. */
  | { readonly type: 'revealCause'; readonly eventId: string; readonly cause: number }
  /** Write what is supposed into the manifest. */
  | { readonly type: 'apply' }
  /** Write the supposed assumptions into `.graceline.yaml`. */
  | { readonly type: 'keep' }
  /** The pictures of the format: Mermaid text, SVG documents, or one PNG as a data URL. */
  | { readonly type: 'exported'; readonly format: ExportFormat; readonly pictures: readonly string[] }
  /** Something that should not happen, for the log. */
  | { readonly type: 'report'; readonly message: string };

export type PictureKind = 'sequence' | 'gantt';

/** What a preview keeps when its window is closed, so that it can be opened again. */
export interface PreviewState {
  readonly choice: Choice;
  readonly picture: PictureKind;
  /** 1 is the size in which it is drawn; null fits it into the panel. */
  readonly zoom: number | null;
  readonly scrollTop: number;
  readonly selectedEventId: string | null;
}

/** What the page says by itself, in the language of the editor. */
export interface Words {
  readonly picture: string;
  readonly noPicture: string;
  readonly events: string;
  readonly when: string;
  readonly what: string;
  readonly whatKubernetesDoes: string;
  readonly documentation: string;
  readonly noNode: string;
  readonly readyEndpoints: string;
  readonly readyPods: string;
  readonly evictions: string;
  readonly podsOnNodes: string;
  readonly states: Readonly<Record<string, string>>;
}
