"""Common given names of many languages, by which a reader knows "Jules Verne" for a person.

Plain data about the world, about no document. Names that are mainly places, things or common words
("Virginia", "Rose", "Grant") are left out: they tell nothing.
"""

from __future__ import annotations

from quizzer.generate.words import word_set

GIVEN_NAMES = word_set(
    # English
    "Alasdair Alistair Angus Billy Brendan Brett Callum Carolyn Cheryl Clive Danielle Debra Declan Diana Dylan Ewan Fergus "
    "Gary Godfrey Hamish Humphrey Iain Jasper Judy Justin Kelly Kieran Kyle Lauren Liam Lilian Liz Melissa Natalie Niall "
    "Arnaud Asif Fernand Imran Isamu Pervez Sabine Sadiq Tzvetan Zulfikar Olivia Quentin Randy Ryan Sara Scott Stewart Sybil Terry "
    "Aaron Abigail Ada Adam Adrian Agatha Agnes Alan Albert Alec Alexander Alexandra Alexis Alfred Alice "
    "Alison Allan Allen Alvin Amanda Ambrose Amelia Amy Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony "
    "Antony Archibald Arnold Arthur Ashley Audrey Augustus Barbara Barack Barry Bartholomew Beatrice Ben Benedict "
    "Benjamin Bernard Bertha Bertrand Bess Beth Betsy Betty Bob Bobby Brad Brenda Brian Bridget Bruce Bryan Buzz "
    "Caleb Calvin Carl Carol Caroline Catherine Cecil Cecilia Charles Chris Christina Christine Christopher "
    "Claire Clara Clarence Clement Clifford Clyde Colin Connie Constance Cornelius Craig Curtis Cynthia Cyril Dan Daniel "
    "Danny Daphne Darren Dave Deborah Denis Dennis Derek Diane Dick Dominic Donald Donna Doris Dorothy Dorothea "
    "Douglas Duncan Dwight Ebenezer Ed Eddie Edgar Edith Edmund Edna Edward Edwin Edwina Eileen Elaine Eleanor Eliza "
    "Eli Elijah Elizabeth Ella Ellen Elmer Elsie Emily Emma Enoch Eric Erica Ernest Ethan Ethel Eugene Evelyn Ezekiel Ezra "
    "Felicity Fiona Frances Francis Fred Frederick Geoffrey George Gerald Geraldine Gerard Gertrude Gideon Gilbert "
    "Gladys Gordon Graham Greg Gregory Gwen Hannah Harold Harriet Harry Harvey Hazel Heather Helen Henrietta Henry "
    "Herbert Herman Horace Horatio Howard Hubert Hugh Hugo Ian Ida Ira Irene Irving Isaac Isabel Isabella Isaiah Jack Jackie Jacob "
    "James Jane Janet Janice Jason Jean Jeanne Jefferson Jeff Jeffrey Jennifer Jenny Jeremiah Jeremy Jerome Jerry Jesse "
    "Jessica Jessie Jill Jim Jimmy Joan Joanna Joe Joel John Johnny Jon Jonathan Joseph Josephine Joshua Josiah Joyce "
    "Jubal Judith Julia Julian Julie Karen Kate Katherine Kathleen Kathryn Keith Ken Kenneth Kevin Kirsten Larry Laura "
    "Lawrence Leah Leo Leon Leonard Leslie Lester Lewis Lillian Linda Lionel Lisa Lloyd Lois Louis Louisa Louise Lucas "
    "Lucy Luke Luther Lydia Lyndon Mabel Malcolm Margaret Maria Marian Marie Marilyn Marion Marjorie Marlon Martha Martin "
    "Marvin Mary Matilda Matt Matthew Maud Maureen Maurice Meredith Michael Michelle Mike Mildred Millicent Miriam Moses "
    "Myron Nancy Naomi Nathan Nathaniel Neil Nell Nellie Nicholas Nick Nicola Nicole Nigel Noah Noel Nora Oliver "
    "Oscar Oswald Owen Pamela Patricia Patrick Paul Paula Pauline Percy Perry Peter Philip Phillip Phoebe Phyllis Priscilla "
    "Rachel Ralph Randolph Raymond Rebecca Reginald Richard Rick Robert Robin Roderick Rodney Roger Roland Ronald Ronnie Rory Roy "
    "Rudyard Rufus Rupert Russell Ruth Sally Sam Samantha Samuel Sandra Sarah Sean Sharon Sheila Shirley Sidney "
    "Silas Simon Solomon Sophia Spencer Stanley Stella Stephanie Stephen Steve Steven Stuart Susan Susanna Suzanne Sylvia "
    "Ted Terence Teresa Theresa Theodora Theodore Thomas Timothy Tina Todd Tom Tommy Tony Tracy Trevor Ulysses "
    "Katharine Langston Lyman Madeline Orson Orville Strom Thurgood Toni Zora Ursula Valerie Vanessa Vernon Vincent Vivian Vivien Wallace Walt Walter Wayne Wendy Wilbur Wilfred William "
    "Winifred Winston Woodrow Yvonne Zachary Zoe "
    # German, Dutch, Scandinavian
    "Adolf Albrecht Alfons Alois Andreas Anders Anneliese Annika Arne Arnulf Arvid Axel Bengt Bernhard Bertolt "
    "Birgit Björn Carsten Christoph Claus Conrad Cornelis Dieter Dietrich Dirk Eberhard Eduard Elfriede Elias Emil "
    "Erich Erik Ernst Erwin Eugen Eva Ferdinand Franz Friedrich Fritz Fridtjof Georg Gerd Gerhard Gerrit Gisela Gottfried "
    "Gotthold Greta Gudrun Gunnar Gustaf Gustav Günter Günther Gunther Hanna Hannelore Hans Harald Heinrich Heinz Helga Helmut "
    "Helmuth Hendrik Henrik Hermann Herta Hilde Hildegard Horst Immanuel Inge Ingeborg Ingmar Ingrid Ivar Jakob Jan Jens "
    "Joachim Jochen Johan Johann Johanna Johannes Joost Jörg Josef Jürgen Karin Karl Karsten Katharina Kirstin Klaus Knud Knut Konrad "
    "Kristian Kristina Kurt Lars Lasse Leif Leonhard Lise Lothar Ludwig Magnus Manfred Marlene Martina Matthias Mathilde Max "
    "Maximilian Niels Nikolaus Nils Olaf Olof Oskar Otto Ottoline Petra Pieter Reinhard Reinhold Renate Roald Rolf "
    "Rudolf Rüdiger Sebastian Siegfried Sigmund Sigrid Sigurd Sören Søren Stefan Stig Sven Theodor Thor Thorvald Tobias "
    "Tycho Ulrich Ulrike Uwe Volker Walther Werner Wilhelm Wilhelmina Willem Willy Wolfgang "
    # French
    "Adèle Adolphe Adrien Alain Albertine Alexandre Alphonse Amélie Anatole André Antoine Antoinette Aristide Armand "
    "Aurélie Auguste Baptiste Benoît Blaise Camille Cécile Céline Charlie Chantal Christophe Claude Clémence Colette Denise Didier Édouard "
    "Edouard Élisabeth Émile Emile Emmanuel Étienne Etienne Eugène Fabien Félix François Françoise Frédéric Gaspard "
    "Gaston Geneviève Georges Gérard Germaine Gilles Guillaume Gustave Hélène Henri Honoré Hyacinthe Isabelle "
    "Jacqueline Jacques Jérôme Jules Juliette Julien Laurent Léon Léopold Louis Luc Lucien Madeleine Marcel Marguerite "
    "Mathieu Maxime Maximilien Michel Monique Nadine Napoléon Nicolas Odette Odile Olivier Pascal Philippe Pierre Prosper "
    "Raoul Raymonde René Roch Rodolphe Romain Sébastien Serge Simone Solange Stéphane Sylvie Théodore Théophile Thérèse "
    "Thierry Urbain Valérie Véronique Victor Xavier Yves "
    # Spanish, Portuguese, Italian
    "Adriana Afonso Agostinho Alberto Aldo Alejandro Alessandra Alessandro Alfonso Alfredo Alonso Álvaro Alvaro Amerigo Ana "
    "Andrés Ángel Angelo Antonia Antonio António Arturo Augusto Beatriz Benito Benvenuto Bernardo Bruno Camilo "
    "Carla Carlo Carlos Carmen Catalina Cesare Claudia Claudio Cosimo Cristiano Cristina Cristóbal Dante Dario Domenico "
    "Domingo Dolores Duarte Edmundo Eduardo Elena Elisa Emiliano Emilio Enrico Enrique Ernesto Esteban Ettore Eugenio "
    "Fabio Federico Felipe Fernanda Fernando Fernão Filippo Francesca Francesco Francisca Francisco Gabriel Gabriela Gabriele "
    "Gaetano Garcilaso Galileo Germán Giacomo Gian Gianni Gilberto Gino Giordano Giorgio Giovanni Giulia Giulio Giuseppe "
    "Gonzalo Guglielmo Guido Guillermo Héctor Henrique Hernán Hernando Ignacio Ignazio Inês Inés Isidro Jaime Javier "
    "Jerónimo João Joaquim Joaquín Jonas Jorge José Jose Josefina Juan Juana Julio Lázaro Leonardo Leonor Leopoldo Lope Lorenzo Luca "
    "Lucia Lucía Luciano Lucrezia Luigi Luis Luisa Luiz Manoel Manuel Marcelo Marcello Marco Margarita Mariana Mariano "
    "Mario Mateo Matteo Mauricio Mauro Miguel Nicolás Niccolò Octavio Ottavio Pablo Paola Paolo Paulo Pedro Piero "
    "Pietro Rafael Raffaele Raffaello Ramón Raúl Renato Ricardo Riccardo Roberto Rodolfo Rodrigo Rosa Ruy Salvatore Sancho "
    "Sandro Sergio Silvio Simón Sofía Stefano Tomás Tommaso Ugo Umberto Vasco Vicente Vincenzo Vittorio Ximena "
    # Slavic, Hungarian, Romanian, Albanian, Greek, Baltic
    "Ahmed Aleksander Aleksandr Aleksandra Aleksandar Aleksei Aleksey Alexei Alexey Anastasia Anatoly Andrei Andrej "
    "Andrzej Anton Árpád Arkady Artem Béla Bogdan Bohuslav Boris Bronisław Bohdan Cyprian Czesław Dimitri Dimitrios Dmitri Dmitry "
    "Dragan Ekaterina Elżbieta Endre Enver Evgeny Ferenc Fyodor Galina Gavrilo Gennady Georgi Georgios Georgy Gergely "
    "Grigori Grigory Grzegorz Gyula Henryk Igor Ilya Imre Ion Ioannis István Ivan Ivana Iosif Jacek Jadwiga János Jarosław "
    "Jerzy Józef József Kazimierz Kirill Konstantin Konstantinos Krzysztof Ksenia László Lech Leonid Lev Lyudmila Lajos Maciej "
    "Małgorzata Maksim Marek Mátyás Mihai Mihály Mikhail Mikołaj Mikuláš Milan Miklós Miloš Mirosław Nadezhda Natalia Natalya "
    "Nikita Nikola Nikolai Nikolay Nikos Oleg Oleksandr Oleksiy Olga Pavel Pavlo Pyotr Petr Petro Piotr Radu Ryszard "
    "Sándor Semyon Sergei Sergey Slobodan Stanisław Stanislav Stepan Svetlana Tadeusz Taras Tatiana Tatyana Tibor Todor Tomasz Tomáš "
    "Anatoli Andriy Essad Izzet Nestor Yuriy Vaclav Václav Valentin Valentina Vasili Vasily Vera Viktor Vitaly Vladimir Vladislav Vladislaus Volodymyr Vyacheslav Wacław "
    "Wiktor Witold Władysław Wojciech Yelena Yevgeny Yuri Yury Zbigniew Zoltán Zofia "
    # Turkish, Arabic, Persian, Hebrew
    "Abdallah Abdul Abdullah Abdulaziz Abdurrahman Abraham Adnan Ahmad Ahmet Aisha Ali Amin Amir Anwar Avraham Ayatollah Ayşe Bashar "
    "Bayezid Bülent Chaim David Emine Fatima Fatma Faisal Farouk Gamal Golda Habib Hafez Hamid Hamza Hasan Hassan "
    "Hosni Houari Hüseyin Husayn Hussein Ibrahim Idris İsmail Ismail Jalal Jamal Kamal Kemal Khaled Khalid Leila Mahmoud Mahmud "
    "Mahmut Mehmed Mehmet Menachem Mohamed Mohammad Mohammed Mordechai Moshe Muammar Muhammad Murad Murat Mustafa Nasir Nasser Noor "
    "Omar Osama Osman Qasim Rashid Recep Reza Ruhollah Said Saddam Saleh Salim Selim Shimon Shlomo Suleiman Süleyman Syed Tariq "
    "Usama Usman Yasser Yitzhak Yosef Yusuf Zahir Zaynab Zeynep Zvi "
    # Indian, Japanese, African
    "Akira Akbar Amartya Anil Arjun Arun Ashok Atal Benazir Bhagat Chandra Chinua Deepak Desmond Dilip Gopal Hamidou Haruki Hayao "
    "Hideki Hideo Hiroshi Ichiro Indira Isoroku Jawaharlal Jomo Junichiro Kazuo Kenji Kenzo Kofi Krishna Kwame Lakshmi Lal Mahatma Mahesh "
    "Manmohan Mohandas Morarji Mukesh Narendra Natsume Nelson Nobuo Patrice Prakash Rabindranath Raj Rajendra "
    "Rajiv Rakesh Ramesh Ravi Sachin Sanjay Sarojini Satyajit Shinzo Shigeru Srinivasa Subhas Subhash Sunil Suresh Takashi Takeshi Taro "
    "Thabo Toshiro Vijay Vikram Vinod Wole Yasunari Yoko Yoshihiro Yukio"
)
"""First words of names of persons, if another word follows."""

FAMILY_TOO = word_set(
    "Abraham Adam Alexander Allen Andrew Anthony Arnold Bernard Bertrand Bruce Bruno Calvin Carol Cecil Charles Clement "
    "Cornelius Craig Curtis Daniel David Dennis Dietrich Douglas Duncan Edgar Edmund Edwin Frederick "
    "George Gerard Gilbert Gordon Graham Gregory Harold Harvey Henry Herbert Howard Hubert Hugh Hugo Irving "
    "Jack Jacob James Jefferson John Joyce Julian Lawrence Leonard Leslie Lester Lewis Lloyd Lucas Luther "
    "Malcolm Martin Matthew Meredith Nathan Nelson Nicholas Noel Oliver Owen Perry "
    "Randolph Raymond Richard Robert Robin Roger Roland Russell Samuel Simon Solomon Spencer Stanley Stephen Stuart Thomas "
    "Tracy Vincent Wallace Walter Wayne Werner William Winston Alonso Said Hussein Hassan Khalid Nasser Saleh Ali "
    "Angus Dylan Fergus Godfrey Humphrey Kelly Kyle Ryan Scott Stewart Terry"
)
"""Those of them that are surnames as often: "Henry James", not "Maria Theresa"."""

KNOWN_THINGS = frozenset(
    (
        *(
            "Jane Eyre",
            "Anna Karenina",
            "David Copperfield",
            "Oliver Twist",
            "Tom Jones",
            "Tom Sawyer",
            "Ben Hur",
        ),
        *(
            "Nicholas Nickleby",
            "Martin Chuzzlewit",
            "Silas Marner",
            "Eugene Onegin",
            "Mary Poppins",
            "Peter Pan",
        ),
        *("Harry Potter", "Percy Jackson", "Peter Grimes", "Billy Budd", "Simon Boccanegra", "Maria Stuarda"),
        *("Roland Garros", "Ben Nevis", "Ben Lomond", "Alice Springs", "Fernando de Noronha", "Juan de Fuca"),
        *(
            "Juan Fernández",
            "Franz Josef",
            "Philip Morris",
            "Arthur Andersen",
            "Martin Marietta",
            "Louis Vuitton",
        ),
        *("Calvin Klein", "Hugo Boss", "John Deere", "Jack Daniel", "Jack Russell", "Johnnie Walker"),
    )
)
"""Names of persons that are mostly works, places and firms to a reader."""
