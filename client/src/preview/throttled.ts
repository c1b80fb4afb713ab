export interface Throttled {
  run(): void;
  dispose(): void;
}

/** Runs an action at once; calls that follow within the pause are one run at its end. */
export function throttled(pauseMillis: number, action: () => void): Throttled {
  let pause: NodeJS.Timeout | undefined;
  let askedAgain = false;
  const start = (): void => {
    action();
    askedAgain = false;
    pause = setTimeout(() => {
      pause = undefined;
      if (askedAgain) start();
    }, pauseMillis);
  };
  return {
    run() {
      if (pause) askedAgain = true;
      else start();
    },
    dispose() {
      clearTimeout(pause);
      askedAgain = false;
    },
  };
}
