/** What `assert` asks of Node when it says that two values differ. */
export const process = { env: {}, versions: {}, platform: 'browser', stderr: undefined, emitWarning: () => undefined };
