/* What the peers' own servers would say, as far as the bench needs it. The page's stub for events answers by the same function. */
import { NEW_TITLE } from '../pages/listing.js';

/** GrowthBook: one visual experiment that everybody is in. */
export const growthbookPayload = {
  status: 200,
  dateUpdated: '2026-01-01T00:00:00.000Z',
  features: { hero: { defaultValue: 'control', rules: [] } },
  experiments: [
    {
      key: 'hero-visual',
      status: 'running',
      hashAttribute: 'id',
      hashVersion: 2,
      seed: 'hero',
      coverage: 1,
      weights: [0, 1],
      manual: false,
      changeId: 'c1',
      phase: '0',
      meta: [{ key: '0' }, { key: '1' }],
      urlPatterns: [{ include: true, type: 'simple', pattern: '*' }],
      variations: [
        {},
        { domMutations: [{ selector: '#hero-title', action: 'set', attribute: 'html', value: NEW_TITLE }] },
      ],
    },
  ],
};

/** Optimizely: one flag with one experiment. */
export const optimizelyDatafile = {
  version: '4',
  rollouts: [],
  typedAudiences: [],
  anonymizeIP: true,
  projectId: '1',
  variables: [],
  accountId: '1',
  revision: '1',
  botFiltering: false,
  sendFlagDecisions: true,
  featureFlags: [{ experimentIds: ['10'], rolloutId: '', variables: [], id: '100', key: 'hero' }],
  experiments: [
    {
      status: 'Running',
      audienceIds: [],
      variations: [{ variables: [], id: '1001', key: 'test', featureEnabled: true }],
      id: '10',
      key: 'hero_exp',
      layerId: '1',
      trafficAllocation: [{ entityId: '1001', endOfRange: 10000 }],
      forcedVariations: {},
    },
  ],
  audiences: [],
  groups: [],
  attributes: [],
  events: [{ experimentIds: ['10'], id: '200', key: 'product_view' }],
  integrations: [],
};

const ninetailedProfile = {
  data: {
    profile: {
      id: 'p1',
      stableId: 'p1',
      random: 0.5,
      audiences: ['a1'],
      traits: {},
      location: {},
      session: {
        id: 's1',
        isReturningVisitor: true,
        landingPage: { path: '/', query: {}, referrer: '', search: '', url: 'http://127.0.0.1/' },
        count: 2,
        activeSessionLength: 1,
        averageSessionLength: 1,
      },
    },
    experiences: [{ experienceId: 'e1', variantIndex: 1, variants: { base: 'var' }, sticky: false }],
    changes: [],
  },
  message: 'ok',
  error: null,
};

const posthogConfig = {
  token: 'phc_x',
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: true,
  captureDeadClicks: false,
  capturePerformance: false,
  autocapture_opt_out: false,
  autocaptureExceptions: false,
  analytics: { endpoint: '/i/v0/e/' },
  elementsChainAsString: true,
  sessionRecording: false,
  heatmaps: false,
  surveys: false,
  defaultIdentifiedOnly: true,
  isAuthenticated: false,
  siteApps: [],
  toolbarParams: {},
};

const heroFlag = {
  key: 'hero',
  enabled: true,
  variant: 'test',
  reason: { code: 'x' },
  metadata: { id: 1, version: 1, payload: null },
};

const posthogFlags = {
  ...posthogConfig,
  flags: { hero: heroFlag },
  featureFlags: { hero: 'test' },
  featureFlagPayloads: {},
  errorsWhileComputingFlags: false,
  requestId: 'r1',
  config: posthogConfig,
};

const transform = { selector: '#hero-title', html: NEW_TITLE };
const posthogExperiments = {
  experiments: [
    {
      id: 1,
      name: 'hero',
      feature_flag_key: 'hero',
      variants: { test: { variant_name: 'test', transforms: [transform] } },
    },
  ],
};

const enabled = { __default: { enabled: true } };
const segmentSettings = {
  integrations: { 'Segment.io': { apiKey: 'w', unbundledIntegrations: [], addBundledMetadata: true } },
  plan: { track: enabled, identify: enabled, group: enabled },
  edgeFunction: {},
  analyticsNextEnabled: true,
  middlewareSettings: {},
  enabledMiddleware: {},
  metrics: { sampleRate: 0 },
  legacyVideoPluginsEnabled: false,
  remotePlugins: [],
};

const athenaPrediction = {
  predicted_class: 'engaged_explorer',
  confidence: 0.8,
  archetype: 'on_track',
  purchase_intent: 0.7,
  inference_time_ms: 1,
  inference_location: 'server',
};

/** Answers by a part of the path; the first that fits. */
export const ANSWERS: readonly (readonly [part: string, answer: unknown])[] = [
  ['/api/features/', growthbookPayload],
  ['/v2/organizations/', ninetailedProfile],
  ['/datafiles/', optimizelyDatafile],
  ['/api/web_experiments', posthogExperiments],
  ['/flags', posthogFlags],
  ['/config', posthogConfig],
  ['/settings', segmentSettings],
  ['predict', athenaPrediction],
  ['', { success: true, status: 1 }],
];

/** What any peer's server says at a path. */
export const answer = (path: string): unknown => ANSWERS.find(([part]) => path.includes(part))![1];

/** PostHog asks for its settings as a script as well. */
export const posthogConfigScript = `window._POSTHOG_REMOTE_CONFIG={phc_x:{config:${JSON.stringify(posthogConfig)},siteApps:[]}};`;
