/** Where the page of a rule can be read on the web. */
export function rulePageUrl(id: string): string {
  return `https://github.com/graceline/graceline/blob/main/docs/rules/${id}.md`;
}
