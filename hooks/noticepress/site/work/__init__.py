"""How the work of a build is divided: among processes, the workers of a cluster, or the shards of several jobs."""
