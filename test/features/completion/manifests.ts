// Manifests to type into.
/** Lines of the pod spec and of its one container, with something broken below. */
export const pod = (spec: string, container: string, image = 'app'): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
${spec.replaceAll(/^(?=.)/gm, '  ')}
  containers:
    - name: app
      image: ${image}
${container.replaceAll(/^(?=.)/gm, '      ')}
`;

export const hook = 'lifecycle:\n  preStop:\n    sleep:\n      seconds: 10';

export const service = `#- service.yaml
apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: web
`;

export const deployment = `#- web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  template:
    metadata:
      labels:
        app: web
        tier: "1"
    spec:
      containers:
        - name: app
          image: app
          startupProbe:
            tcpSocket: { port: http }
            failureThreshold: 90
          ports:
            - name: http
              containerPort: 8080
            - containerPort: 9090
          volumeMounts:
            - name: files
          envFrom:
            - configMapRef:
                name: settings
      volumes:
        - name: files
          configMap:
            name: settings
`;

export const others = `#- others.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  mode: fast
  level: debug
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: elsewhere
  namespace: other
---
apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: web
  ports:
    - name: web
      port: 80
`;
