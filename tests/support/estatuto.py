"""A statute that nobody enacted, with all that stands between the lines of a real one."""

FARO = """
 Artículo 1o. El faro alumbra a todos los bar-
cos.
 Artículo reformado DOF 02-04-2013
CAPÍTULO II
De las guardias y su relevo
 Artículo 2o. Quien cuida el faro deberá:
I. Prender la lám-
para, sin demora;
1 de 9
LEY DEL FARO
CÁMARA DE DIPUTADOS DEL H. CONGRESO DE LA UNIÓN Última Reforma DOF 02-04-2013
Secretaría General
Secretaría de Servicios Parlamentarios
II. Anotar cada barco, y
III. Avisar de la niebla, del
humo y del hielo.
La guardia dura ocho horas.
, 02-04-2013
 Fracción reformada DOF 02-04-2013
 Artículo 2o Bis. Hay dos guardias.
 Artículo 3o.- Hay un libro.
 Artículo 4o. La niebla es blanca. El humo es gris.
TRANSITORIOS
 Artículo 1o. Esta ley entra en vigor mañana.
 Artículo 7. Se quita lo que se oponga.
"""
