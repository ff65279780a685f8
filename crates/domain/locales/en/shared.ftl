nearest = Did you mean “{ $nearest }”?
