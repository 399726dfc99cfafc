"""What a mini-app is written with: pages made of components, storage, payments, a server half."""
