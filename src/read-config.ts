import { resolveConfig, type Config, type ResolvedConfig } from './config.js';
import schema from './config.schema.json' with { type: 'json' };
import { checkShape, type Shape } from './lib/check-shape.js';
import type { Report } from './lib/report.js';

/**
 * Checks a config against config.schema.json and fills in the defaults. Each fault is one `config-invalid` problem that names
 * the field; the faulty slot, variant or setting is left out and the rest goes on. A config that is no object, or whose
 * `enabled` is faulty, switches everything off.
 */
export function readConfig(given: unknown, report: Report): ResolvedConfig {
  let enabledFaulty = false;
  const tell = (field: string, fault: string): void => {
    enabledFaulty ||= field === 'enabled';
    report({ code: 'config-invalid', field, message: `config${field && `.${field}`}: ${fault}. See docs/config.md.` });
  };
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  // not in the schema: JSON has no functions
  const { consent, weather, ...plain } = isRecord ? (given as Config) : {};
  const checked = checkShape(schema as Shape, isRecord ? plain : given, tell) as Config | undefined;
  const isCall = (value: unknown) => value === undefined || typeof value === 'function';
  if (!isCall(consent)) tell('consent', 'use a function (set) => stop, or vitrine.consent.set()');
  if (!isCall(weather)) tell('weather', 'use a function () => "rain"');
  const calls = { ...(isCall(consent) && consent && { consent }), ...(isCall(weather) && weather && { weather }) };
  const config = resolveConfig({ ...checked, ...calls });
  return { ...config, enabled: !!checked && !enabledFaulty && config.enabled };
}
