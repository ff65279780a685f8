nearest = Có phải là “{ $nearest }”?
