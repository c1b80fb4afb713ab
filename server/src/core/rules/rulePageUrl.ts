/** What no rule says: that something was left out because there is too much of it. */
const limits: ReadonlySet<string> = new Set(['file-too-large', 'too-many-findings']);

/** Where the page of a rule can be read on the web. */
export function rulePageUrl(id: string): string {
  const page = limits.has(id) ? 'limits' : `rules/${id}`;
  return `https://github.com/graceline/graceline/blob/main/docs/${page}.md`;
}
