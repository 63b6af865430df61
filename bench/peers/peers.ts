import type { Contestant } from '../contestant.js';
import { optimizelyDatafile } from './answers.js';

/** What every contestant is told of event number `i`. */
export const PROPERTIES = `{sku:'sku-'+(i%48),price:39.5,category:'trail',position:i%48,list:'plp'}`;

const viewed = { op: '&', clauses: [{ type: 'EVT', event: { op: '=', rhs: 'product_view' } }], type: 'G' };
const onListing = { op: '&', clauses: [{ type: 'PV', path: { op: '~', rhs: 'shop' } }], type: 'G' };

/** Uniform's rules: one signal by page, one by event. */
export const uniformManifest = JSON.stringify({
  project: {
    id: 'p',
    pz: {
      sig: {
        campaign: { str: 50, cap: 100, dur: 's', crit: onListing },
        viewer: { str: 5, cap: 1_000_000, dur: 's', crit: viewed },
      },
      enr: { cat: { cap: 1000 } },
      agg: {},
    },
  },
});

/** PostHog as a shop sets it up, but for its limit on events per second and what it would load beside its core. */
export const posthogInit = (more = '') =>
  `posthog.init('phc_x',{api_host:'ORIGIN',persistence:'localStorage+cookie',opt_out_useragent_filter:true,disable_session_recording:true,disable_surveys:true,rate_limiting:{events_per_second:1e6,events_burst_limit:1e7}${more}})`;

const optimizely = (datafile: string) =>
  `(()=>{const o=window.optimizelySdk;const eventDispatcher={dispatchEvent:(e)=>fetch('ORIGIN/logx',{method:'POST',body:JSON.stringify(e.params)}).then(r=>({statusCode:r.status}))};
window.optimizely=o.createInstance({projectConfigManager:o.${datafile},eventProcessor:o.createBatchEventProcessor({eventDispatcher})});window.optimizelyUser=optimizely.createUserContext('u1')})();`;

/** Optimizely with its datafile fetched, or inline. */
export const optimizelyInit = {
  fetched: optimizely(
    `createPollingProjectConfigManager({sdkKey:'k',urlTemplate:'ORIGIN/datafiles/%s.json',autoUpdate:false})`,
  ),
  inline: optimizely(
    `createStaticProjectConfigManager({datafile:${JSON.stringify(JSON.stringify(optimizelyDatafile))}})`,
  ),
};

/** The page alone: what everything else is measured above. */
export const pageAlone: Contestant = { id: 'none', name: 'the page alone', track: ';' };

/** The peers, each as its own docs put it on a page. */
export const peers: readonly Contestant[] = [
  {
    id: 'web-vitals',
    name: 'web-vitals (observes only)',
    file: '/peers/web-vitals.js',
    init: `webVitals.onCLS(()=>{});webVitals.onINP(()=>{});webVitals.onLCP(()=>{});webVitals.onFCP(()=>{});webVitals.onTTFB(()=>{})`,
  },
  {
    id: 'uniform',
    name: 'Uniform Context',
    file: '/peers/uniform.js',
    init: `window.uniform=new PeerUniform.Context({manifest:${uniformManifest},defaultConsent:true,decay:PeerUniform.createLinearDecay()});uniform.update({url:new URL(location.href),cookies:{}})`,
    track: `uniform.update({events:[{event:'product_view'}]})`,
  },
  {
    id: 'growthbook',
    name: 'GrowthBook',
    file: '/peers/growthbook.js',
    dataset: { clientKey: 'sdk-x', apiHost: 'ORIGIN', tracking: 'growthbook', eventIngestorHost: 'ORIGIN' },
    track: `_growthbook.logEvent('product_view',${PROPERTIES})`,
  },
  {
    id: 'athena',
    name: 'Athena (server mode)',
    file: '/peers/athena.js',
    init: `PeerAthena.AthenaTracker.init({appToken:'at_x',apiUrl:'ORIGIN',serverInferenceUrl:'ORIGIN/v1/predict',inferenceMode:'server'})`,
    track: `PeerAthena.AthenaTracker.track('product_view',${PROPERTIES})`,
  },
  {
    id: 'optimizely',
    name: 'Optimizely SDK',
    file: '/peers/optimizely.js',
    init: optimizelyInit.fetched,
    initForEvents: optimizelyInit.inline,
    track: `optimizelyUser.trackEvent('product_view',${PROPERTIES})`,
  },
  {
    id: 'segment',
    name: 'Segment',
    file: '/peers/segment.js',
    init: `window.segment=AnalyticsNext.AnalyticsBrowser.load({writeKey:'w',cdnURL:'ORIGIN'},{integrations:{'Segment.io':{apiHost:'HOST',protocol:'http'}}})`,
    track: `segment.track('product_view',${PROPERTIES})`,
  },
  {
    id: 'snowplow',
    name: 'Snowplow',
    file: '/peers/snowplow.js',
    init: `snowplowBrowserTracking.newTracker('sp','ORIGIN',{appId:'shop'});snowplowBrowserTracking.trackPageView()`,
    track: `snowplowBrowserTracking.trackSelfDescribingEvent({event:{schema:'iglu:com.shop/product_view/jsonschema/1-0-0',data:${PROPERTIES}}})`,
  },
  {
    id: 'ninetailed',
    name: 'Ninetailed',
    file: '/peers/ninetailed.js',
    init: `window.ninetailed=new PeerNinetailed.Ninetailed({clientId:'c',environment:'main'},{url:'ORIGIN'});ninetailed.page()`,
    track: `ninetailed.track('product_view',${PROPERTIES})`,
  },
  {
    id: 'posthog',
    name: 'PostHog',
    file: '/peers/posthog.js',
    init: posthogInit(),
    drain: 3500,
    track: `posthog.capture('product_view',${PROPERTIES})`,
  },
];
