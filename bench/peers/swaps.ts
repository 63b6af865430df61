import { MARK, type Swap } from '../contestant.js';
import { NEW_TITLE } from '../pages/listing.js';
import { growthbookPayload } from './answers.js';
import { optimizelyInit, posthogInit, uniformManifest } from './peers.js';

const TITLE = JSON.stringify(NEW_TITLE);
const show = (title: string) => `document.getElementById('hero-title').innerHTML=${title}`;

/** A bundle that waits for the page to be parsed, and what the shop does then. */
const deferred = (file: string, code: string): Pick<Swap, 'head' | 'file'> => ({
  file,
  head: `<script>${MARK}</script><script defer src="${file}"></script><script>document.addEventListener('DOMContentLoaded',()=>{${code}})</script>`,
});

const growthbook = (settings: string, loading: string): Pick<Swap, 'head' | 'file'> => ({
  file: '/peers/growthbook.js',
  head: `<script>${MARK}window.growthbook_config={attributes:{},trackingCallback:()=>{}};${settings}</script>
<script ${loading} data-client-key="sdk-x" data-api-host="ORIGIN" data-tracking="none" data-no-streaming="1" src="/peers/growthbook.js"></script>`,
});
const payloadInline = `growthbook_config.payload=${JSON.stringify(growthbookPayload)}`;

/** A queue of the shape that PostHog's file looks for, as its snippet makes one. */
const posthog = (more: string, then = ''): Pick<Swap, 'head' | 'file'> => ({
  file: '/peers/posthog.js',
  head: `<script>${MARK}(()=>{const q=[];q._i=[];q.__SV=1;for(const m of ['capture','onFeatureFlags'])q[m]=(...a)=>{q.push([m,...a])};
q.init=(token,conf)=>{const s=document.createElement('script');s.async=true;s.src='/peers/posthog.js';document.head.appendChild(s);q._i.push([token,conf,'posthog'])};window.posthog=q})();
${posthogInit(more)};${then}</script>`,
});

const uniformCode = `const c=new PeerUniform.Context({manifest:${uniformManifest},defaultConsent:true});c.update({url:new URL(location.href),cookies:{}}).then(()=>{
const r=c.personalize({name:'hero',variations:[{id:'v',title:${TITLE},pz:{crit:[{l:'campaign',op:'>',r:0}]}},{id:'d',title:'New shoes'}]});${show('r.variations[0].title')}})`;

const ninetailedExperience = `{id:'e1',type:'nt_personalization',trafficAllocation:1,distribution:[{index:0,start:0,end:0},{index:1,start:0,end:1}],components:[{type:'EntryReplacement',baseline:{id:'base'},variants:[{id:'var',title:${TITLE}}]}],audience:{id:'a1'}}`;
const ninetailedCode = `const n=new PeerNinetailed.Ninetailed({clientId:'c',environment:'main'},{url:'ORIGIN'});
n.onSelectVariant({baseline:{id:'base'},experiences:[${ninetailedExperience}]},(s)=>{if(s.status==='success'&&s.variant.title)${show('s.variant.title')}});n.page()`;

const optimizelyCode = `;optimizely.onReady().then(()=>{if(optimizelyUser.decide('hero').variationKey==='test')${show(TITLE)}})`;
const onFlag = `posthog.onFeatureFlags((f,v)=>{if(v&&v.hero==='test'&&!window.benchShown&&document.getElementById('hero-title')){window.benchShown=1;${show(TITLE)}}})`;

/** The ways to swap the hero that the peers' docs describe. */
export const peerSwaps: readonly Swap[] = [
  { name: 'GrowthBook, async tag', ...growthbook('', 'async') },
  { name: 'GrowthBook, async tag, antiFlicker', ...growthbook('growthbook_config.antiFlicker=true', 'async') },
  { name: 'GrowthBook, sync tag, antiFlicker', ...growthbook('growthbook_config.antiFlicker=true', '') },
  { name: 'GrowthBook, sync tag, payload inline', ...growthbook(payloadInline, '') },
  {
    name: 'GrowthBook, async blocking=render, payload inline',
    ...growthbook(payloadInline, 'async blocking="render"'),
  },
  { name: 'PostHog snippet, web experiment', ...posthog(',disable_web_experiments:false') },
  {
    name: 'PostHog snippet, bootstrapped flag',
    ...posthog(`,bootstrap:{distinctID:'u1',featureFlags:{hero:'test'}}`, onFlag),
  },
  { name: 'Uniform Context, deferred', ...deferred('/peers/uniform.js', uniformCode) },
  { name: 'Ninetailed, deferred', ...deferred('/peers/ninetailed.js', ninetailedCode) },
  {
    name: 'Optimizely, deferred, datafile fetched',
    ...deferred('/peers/optimizely.js', optimizelyInit.fetched + optimizelyCode),
  },
  {
    name: 'Optimizely, deferred, datafile inline',
    ...deferred('/peers/optimizely.js', optimizelyInit.inline + optimizelyCode),
  },
];
