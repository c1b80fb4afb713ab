import { isRendered, rootOf } from '../../builds/build.ts';
import { parseImage } from '../../knowledge/image.ts';
import type { Container } from '../../manifest/container.ts';
import type { Workload } from '../../manifest/manifest.ts';
import { comparable, type Module } from '../modules.ts';
import type { UnitView } from '../unitView.ts';

/**
 * The sources that the image of a container is built from, as far as the workspace shows it. Images do not say, so that a
 * module is only taken where it alone can be meant: its name is the workload's or the image's; or the container is known
 * to run its framework, and the manifest lies in the module's folder or the workspace folder has no other module. In a
 * workspace of many apps a wrong guess would say wrong times of a right manifest.
 * @param runsFramework its own settings say that it runs what such sources are of
 */
export function moduleOf(
  unit: UnitView,
  workload: Workload,
  container: Container,
  runsFramework: () => boolean,
): Module | undefined {
  const { uri: written } = workload.at.document;
  const uri = isRendered(written) ? rootOf(written) : written;
  const modules = unit.modulesBeside(uri);
  if (modules.length === 0) return undefined;
  const names = new Set([workload.ref.name, imageName(container)].map(comparable));
  const around = modules.filter(({ root }) => uri.startsWith(root)).sort((a, b) => b.root.length - a.root.length);
  const named = modules.filter((module) => module.names.some((name) => names.has(name)));
  const meant = named.length > 1 ? named.filter((module) => around.includes(module)) : named;
  const [only, another] = meant.length > 0 || !runsFramework() ? meant : around[0] ? [around[0]] : modules;
  return only && !another ? unit.take(only) : undefined;
}

/** Without registry, folders and tag. */
function imageName({ image }: Container): string {
  const repository = image?.value === undefined ? undefined : parseImage(image.value)?.repository;
  return repository?.slice(repository.lastIndexOf('/') + 1) ?? '';
}
