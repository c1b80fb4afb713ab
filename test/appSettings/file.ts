// Files of settings as tests write them.
import { fileUri } from '../../server/src/core/base/place.ts';
import type { ConfigFile } from '../../server/src/core/appSettings/configFile.ts';
import { settingsIn } from '../../server/src/core/appSettings/settingsIn.ts';

export function configFile(path: string, text: string): ConfigFile {
  const document = { uri: fileUri(`file:///${path}`) };
  const type = path.startsWith('/') ? 'mounted' : 'packaged';
  return { type, path, text, keptIn: path, placeOf: (span) => ({ document, span }) };
}

/** Each document as `name=text`; throws where a span does not hold its text. */
export function told(path: string, text: string): readonly (readonly string[])[] {
  return settingsIn(configFile(path, text)).map((document) => document.map((one) => `${one.name}=${one.text}`));
}

/** The stretches that are named as places. */
export function placesIn(path: string, text: string): readonly string[] {
  return settingsIn(configFile(path, text)).flatMap((document) =>
    document.map(({ at }) => text.slice(at.start, at.end)),
  );
}
