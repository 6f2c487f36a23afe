"""Units of a build are done: by processes, by a cluster, or by shards that are merged."""
