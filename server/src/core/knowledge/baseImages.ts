// Images that bring a system or a language and no program of their own.

/** Their arguments are the command: they have no entry point, or one that runs its arguments. */
export const argumentsAreCommand: ReadonlySet<string> = new Set([
  'almalinux',
  'alpine',
  'amazoncorretto',
  'amazonlinux',
  'bash',
  'busybox',
  'centos',
  'debian',
  'eclipse-temurin',
  'fedora',
  'golang',
  'node',
  'openjdk',
  'perl',
  'php',
  'python',
  'rockylinux',
  'ruby',
  'rust',
  'ubuntu',
]);

/**
 * Their `sh` is dash as Debian and Ubuntu build it, unless a word of the tag says `alpine`: it stays process 1 even for
 * `sh -c "program"`, because Debian patches that exec away.
 */
export const debianRepositories: ReadonlySet<string> = new Set([
  'debian',
  'eclipse-temurin',
  'golang',
  'haproxy',
  'httpd',
  'mariadb',
  'memcached',
  'mongo',
  'nginx',
  'node',
  'perl',
  'php',
  'postgres',
  'python',
  'rabbitmq',
  'redis',
  'ruby',
  'rust',
  'tomcat',
  'ubuntu',
  'wordpress',
]);
