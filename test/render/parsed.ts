// Mermaid text as Mermaid itself reads it.
import mermaid from 'mermaid';

/** What Mermaid holds of a diagram after reading it; throws where it cannot read it. */
export async function parsedDiagram<Db>(text: string): Promise<Db> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else shows what was read
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return db as unknown as Db;
}

/** Mermaid keeps character codes until it draws. */
export function decoded(text: string): string {
  return text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, point: string) => String.fromCodePoint(Number(point)));
}
