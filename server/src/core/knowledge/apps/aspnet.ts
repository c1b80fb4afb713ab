// HostOptions.ShutdownTimeout of the generic host, 5 s in old releases and 30 s since .NET 6 or 7 (dotnet/runtime#63712).
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const aspnet: App = {
  id: 'aspnet',
  title: 'ASP.NET Core',
  source: 'https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host#shutdowntimeout',
  version: '.NET 8',
  images: [],
  programs: [],
  markers: {
    env: ['ASPNETCORE_', 'DOTNET_SHUTDOWNTIMEOUTSECONDS'],
    flags: ['--shutdownTimeoutSeconds'],
    runtime: 'dotnet',
  },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(30),
            settings: [
              { type: 'flag', name: '--shutdownTimeoutSeconds', relaxed: true },
              { type: 'env', name: 'DOTNET_SHUTDOWNTIMEOUTSECONDS' },
              { type: 'env', name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS' },
            ],
            format: 'seconds',
          },
          exitCode: 0,
        },
        note: {
          en: 'ASP.NET Core stops accepting requests and waits for those in flight, at most HostOptions.ShutdownTimeout',
          ko: 'ASP.NET Core 는 새 요청을 받지 않고 처리 중인 요청을 최대 HostOptions.ShutdownTimeout 만큼 기다립니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'old .NET releases wait 5 s only; code may set another HostOptions.ShutdownTimeout',
      ko: '오래된 .NET 은 5 초만 기다립니다. 코드에서 HostOptions.ShutdownTimeout 을 바꿀 수 있습니다',
    },
  ],
};
