// ```graceline in VS Code's own Markdown preview. Markdown is rendered at once and timelines take a moment: a fence shows
// what it showed before, or else its text, until its timeline is there and the preview is rendered again.
import type { Fence, FencedTimeline } from '../../../server/src/protocol/fencedTimeline.ts';
import { fenceHtml, inHtml } from './fenceHtml.ts';

/** What is used of markdown-it, whose own types would be a dependency for this alone. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: { fence?: RenderFence } };
}

type RenderFence = (
  tokens: readonly FenceToken[],
  index: number,
  options: unknown,
  env: Environment | undefined,
  self: { renderAttrs(token: FenceToken): string },
) => string;

interface FenceToken {
  readonly info: string;
  readonly content: string;
  attrJoin(name: string, value: string): void;
}

/** One of a kind for each rendering of a document. */
interface Environment {
  readonly currentDocument?: { toString(): string };
  gracelineFences?: number;
}

export interface FenceHost {
  ask(fence: Fence): Promise<FencedTimeline>;
  /** Every Markdown preview is rendered anew. */
  renderAgain(): void;
}

/** Fences that are remembered; while somebody types in one, each of its texts is another. */
const remembered = 100;

export class FencePlugin {
  readonly #host: FenceHost;
  /** By fence; undefined for one that was asked about and not answered yet. */
  readonly #answers = new Map<string, string | undefined>();
  /** What a fence showed last, by document and number. */
  readonly #shown = new Map<string, string>();

  constructor(host: FenceHost) {
    this.#host = host;
  }

  /** The Markdown preview calls this by its name. */
  readonly extendMarkdownIt = (markdown: MarkdownIt): MarkdownIt => {
    const { rules } = markdown.renderer;
    const others = rules.fence;
    rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index];
      const [, written] = /^\s*graceline(?=\s|$)(.*)$/s.exec(token?.info ?? '') ?? [];
      if (!token || written === undefined) return others?.(tokens, index, options, env, self) ?? '';
      token.attrJoin('class', 'graceline-timeline');
      const shown = this.#show({ options: written.trim(), text: token.content }, placeOf(env));
      return `<div${self.renderAttrs(token)}>${shown}</div>\n`;
    };
    return markdown;
  };

  #show(fence: Fence, place: string): string {
    const key = JSON.stringify(fence);
    if (!this.#answers.has(key)) this.#askAbout(fence, key);
    const html = this.#answers.get(key);
    if (html === undefined) return this.#shown.get(place) ?? `<pre><code>${inHtml(fence.text)}</code></pre>`;
    keep(this.#shown, place, html);
    return html;
  }

  #askAbout(fence: Fence, key: string): void {
    keep(this.#answers, key, undefined);
    const answered = (html: string): void => {
      keep(this.#answers, key, html);
      this.#host.renderAgain();
    };
    this.#host.ask(fence).then(
      (answer) => {
        answered(fenceHtml(answer, fence));
      },
      (error: unknown) => {
        answered(fenceHtml({ result: { type: 'none', message: String(error) }, picture: 'sequence' }, fence));
      },
    );
  }
}

function placeOf(env: Environment | undefined): string {
  const number = env?.gracelineFences ?? 0;
  if (env) env.gracelineFences = number + 1;
  return `${env?.currentDocument?.toString() ?? ''}#${String(number)}`;
}

/** The latest ones. */
function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= remembered) return;
    map.delete(oldest);
  }
}
