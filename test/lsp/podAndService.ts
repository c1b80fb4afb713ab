/** A pod whose hook outlasts its grace period. */
export const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - name: app
      image: example/app:1.0
      lifecycle:
        preStop:
          exec:
            command: ["sleep", "60"]
`;

/** A Service that selects the pod. */
export function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
}

export function withService(name: string): string {
  return `${pod}---\n${service(name)}`;
}
