/** A pod whose hook of 20 s meets a grace period of 8 s: SIGTERM at t+8 s, SIGKILL at t+10 s. */
export const cutShort = `apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  terminationGracePeriodSeconds: 8
  containers:
    - name: app
      image: registry.example/app
      lifecycle:
        preStop:
          exec:
            command: ["sleep", "20"]
`;

export const harmless = `apiVersion: v1
kind: Pod
metadata:
  name: quiet
spec:
  containers:
    - name: quiet
      image: registry.example/quiet
`;

export function deployment(name: string, namespace?: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
${namespace === undefined ? '' : `  namespace: ${namespace}\n`}spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.example/${name}
`;
}

/** Only the rule that the tests are about, however many there come to be. */
export const onlyOneRule = `preset: off
rules:
  prestop-outlasts-grace: error
`;
