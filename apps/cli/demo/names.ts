/** Common names of Paris, put together at random. */
export const givenNames = [
  'Camille', 'Léa', 'Manon', 'Inès', 'Jade', 'Louise', 'Chloé', 'Sarah', 'Zoé', 'Nour', 'Fatou', 'Mei', 'Lucía', 'Anna',
  'Lucas', 'Hugo', 'Adam', 'Gabriel', 'Raphaël', 'Yanis', 'Mehdi', 'Ibrahim', 'Mamadou', 'Thomas', 'Antoine', 'Jean',
  'Pierre', 'Karim', 'Samir', 'Paul', 'Élodie', 'Noémie', 'Aïcha', 'Leïla', 'Émile', 'Jonas', 'Diego', 'Linh', 'Youssef',
]; // prettier-ignore

export const familyNames = [
  'Martin', 'Bernard', 'Dubois', 'Petit', 'Durand', 'Leroy', 'Moreau', 'Simon', 'Laurent', 'Lefebvre', 'Michel', 'Garcia',
  'Roux', 'Fournier', 'Benali', 'Diallo', 'Traoré', 'Nguyen', 'Haddad', 'Cohen', 'Da Silva', 'Kowalski', 'Schmitt', 'Belkacem',
  "N'Diaye", 'Rodriguez', 'Chen', 'Mercier', 'Faure', 'Legrand', 'Boyer', 'Gauthier', 'Perrin', 'Robin', 'Masson', 'Marchand',
]; // prettier-ignore
