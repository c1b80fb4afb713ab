// A manifest inside of Markdown, between ```graceline and ```, and what is shown in its place.
import type { TimelineResult } from './timelineView.ts';

export interface Fence {
  /** What stands behind `graceline` in the first line: `--trigger drain Deployment/web`. */
  readonly options: string;
  /** The manifest. */
  readonly text: string;
}

export interface FencedTimeline {
  readonly result: TimelineResult;
  /** Which of the pictures is wanted. */
  readonly picture: 'sequence' | 'gantt';
}
