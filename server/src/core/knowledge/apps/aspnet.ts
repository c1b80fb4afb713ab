// HostOptions.ShutdownTimeout of the generic host, 5 s in old releases and 30 s since .NET 6 or 7 (dotnet/runtime#63712).
// What begins with DOTNET_ or ASPNETCORE_ is read first, so that everything else goes before it.
import { seconds } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

/** The host itself binds shutdownTimeoutSeconds only. */
const ifBound = {
  format: 'timeSpan',
  assumes: { en: 'the app binds HostOptions', ko: '앱이 HostOptions를 바인딩' },
} as const;

const atMost: Bound = {
  byDefault: seconds(30),
  property: {
    name: 'HostOptions.ShutdownTimeout',
    settings: [
      { type: 'flag', name: '--HostOptions:ShutdownTimeout', relaxed: true, ...ifBound },
      { type: 'env', name: 'HostOptions__ShutdownTimeout', anyCase: true, ...ifBound },
      { type: 'configFile', name: 'HostOptions.ShutdownTimeout', ...ifBound },
      { type: 'flag', name: '--shutdownTimeoutSeconds', relaxed: true },
      { type: 'env', name: 'SHUTDOWNTIMEOUTSECONDS', anyCase: true },
      { type: 'configFile', name: 'shutdownTimeoutSeconds' },
      { type: 'env', name: 'DOTNET_SHUTDOWNTIMEOUTSECONDS', anyCase: true },
      { type: 'env', name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', anyCase: true },
    ],
    format: 'seconds',
  },
};

export const aspnet: App = {
  id: 'aspnet',
  title: 'ASP.NET Core',
  source: 'https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host#shutdowntimeout',
  version: '.NET 8',
  images: [],
  programs: [],
  markers: {
    env: ['ASPNETCORE_', 'DOTNET_SHUTDOWNTIMEOUTSECONDS', 'HostOptions__'],
    flags: ['--shutdownTimeoutSeconds'],
    settings: [''],
    runtime: 'dotnet',
  },
  configFiles: {
    names: ['appsettings.json'],
    directories: ['./'],
    packagedIn: [''],
    profiles: {
      active: {
        name: 'ASPNETCORE_ENVIRONMENT',
        settings: [
          { type: 'flag', name: '--environment' },
          { type: 'env', name: 'DOTNET_ENVIRONMENT' },
          { type: 'env', name: 'ASPNETCORE_ENVIRONMENT' },
        ],
      },
      byDefault: 'Production',
      separator: '.',
    },
  },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'ASP.NET Core stops accepting requests and waits for those in flight, at most HostOptions.ShutdownTimeout',
          ko: 'ASP.NET Core는 새 요청을 받지 않고 처리 중인 요청을 최대 HostOptions.ShutdownTimeout만큼 기다립니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'old .NET releases wait 5 s only; code may set another HostOptions.ShutdownTimeout',
      ko: '오래된 .NET은 5초만 기다립니다. 코드에서 HostOptions.ShutdownTimeout을 바꿀 수 있습니다',
    },
  ],
};
