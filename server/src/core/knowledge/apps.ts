// Every framework and server that we know, in alphabetical order. When several match, the first one counts.
import type { App } from './app.ts';
import { aspnet } from './apps/aspnet.ts';
import { caddy } from './apps/caddy.ts';
import { celery } from './apps/celery.ts';
import { cloudSqlProxy } from './apps/cloudSqlProxy.ts';
import { coredns } from './apps/coredns.ts';
import { dapr } from './apps/dapr.ts';
import { envoy } from './apps/envoy.ts';
import { gunicorn } from './apps/gunicorn.ts';
import { haproxy } from './apps/haproxy.ts';
import { httpd } from './apps/httpd.ts';
import { hypercorn } from './apps/hypercorn.ts';
import { ingressNginx } from './apps/ingressNginx.ts';
import { istioProxy } from './apps/istioProxy.ts';
import { java } from './apps/java.ts';
import { linkerd } from './apps/linkerd.ts';
import { memcached } from './apps/memcached.ts';
import { micronaut } from './apps/micronaut.ts';
import { mongodb } from './apps/mongodb.ts';
import { mysql } from './apps/mysql.ts';
import { nginx } from './apps/nginx.ts';
import { node } from './apps/node.ts';
import { npm } from './apps/npm.ts';
import { pause } from './apps/pause.ts';
import { pgbouncer } from './apps/pgbouncer.ts';
import { phpFpm } from './apps/phpFpm.ts';
import { postgres } from './apps/postgres.ts';
import { puma } from './apps/puma.ts';
import { quarkus } from './apps/quarkus.ts';
import { rabbitmq } from './apps/rabbitmq.ts';
import { redis } from './apps/redis.ts';
import { sleep } from './apps/sleep.ts';
import { springBoot } from './apps/springBoot.ts';
import { tomcat } from './apps/tomcat.ts';
import { traefik } from './apps/traefik.ts';
import { uvicorn } from './apps/uvicorn.ts';
import { vaultAgent } from './apps/vaultAgent.ts';

export const apps: readonly App[] = [
  aspnet,
  caddy,
  celery,
  cloudSqlProxy,
  coredns,
  dapr,
  envoy,
  gunicorn,
  haproxy,
  httpd,
  hypercorn,
  ingressNginx,
  istioProxy,
  java,
  linkerd,
  memcached,
  micronaut,
  mongodb,
  mysql,
  nginx,
  node,
  npm,
  pause,
  pgbouncer,
  phpFpm,
  postgres,
  puma,
  quarkus,
  rabbitmq,
  redis,
  sleep,
  springBoot,
  tomcat,
  traefik,
  uvicorn,
  vaultAgent,
];
