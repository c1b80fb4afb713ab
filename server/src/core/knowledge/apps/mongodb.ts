// The quiesce time of a primary is known; the checkpoint behind it depends on the data.
import type { App } from '../app.ts';

export const mongodb: App = {
  id: 'mongodb',
  title: 'MongoDB',
  source: 'https://www.mongodb.com/docs/manual/reference/parameters/',
  version: '8.0',
  images: [{ repositories: ['mongo'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'mongod' }, { name: 'mongos' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 0 },
        note: {
          en: 'mongod steps down, quiesces for up to 15 s as a primary of a replica set, and writes a checkpoint',
          ko: 'mongod는 프라이머리에서 물러나 최대 15초간 정리하고 체크포인트를 씁니다',
        },
      },
    ],
  },
  traps: [],
};
