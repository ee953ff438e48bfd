import { followersAt } from '../growth.ts';
import { Refusal, type Service } from '../service.ts';

const STARS = { name: 'github', start: 1120, perDay: 1.4, noise: 2 };

/**
 * GitHub's REST API, as far as a repository's stars.
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export const github: Service = {
  name: 'github',
  // https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
  refusal: (status, message) => ({
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  }),
  routes: [
    {
      method: 'GET',
      path: '/repos/:owner/:repository',
      answer({ params: { owner, repository }, headers, token, now }) {
        // "All API requests must include a valid User-Agent header", else 403: getting-started-with-the-rest-api
        if (!headers['user-agent']) throw new Refusal(403, 'Request forbidden by administrative rules.');
        // A public repository needs no token, but a wrong one is refused.
        if (headers.authorization && headers.authorization !== `Bearer ${token}`)
          throw new Refusal(401, 'Bad credentials');
        if (owner !== 'glim' || repository !== 'glim') throw new Refusal(404, 'Not Found');
        return { body: repositoryAt(now) };
      },
    },
  ],
};

function repositoryAt(now: number): object {
  const stars = followersAt(STARS, now);
  return {
    id: 263_000_001,
    node_id: 'R_kgDOD63zAQ',
    name: 'glim',
    full_name: 'glim/glim',
    private: false,
    owner: { login: 'glim', id: 65_000_001, type: 'Organization', site_admin: false },
    description: 'A community-run live-streaming platform',
    fork: false,
    stargazers_count: stars,
    // An alias of stars, not what the page calls watchers: that is subscribers_count.
    watchers_count: stars,
    forks_count: 84,
    open_issues_count: 37,
    subscribers_count: 41,
    default_branch: 'main',
    visibility: 'public',
  };
}
