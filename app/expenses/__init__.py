"""Pure: what the Belgian law lets an organisation pay a volunteer back, by dated amounts the office looks after."""
