-- One database and one role for each service; passwords of a sandbox on one machine.
create role cocp login password 'cocp';
create database cocp owner cocp encoding 'UTF8' locale 'C.UTF-8' template template0;
create role transfer login password 'transfer';
create database transfer owner transfer encoding 'UTF8' locale 'C.UTF-8' template template0;
create role attribution login password 'attribution';
create database attribution owner attribution encoding 'UTF8' locale 'C.UTF-8' template template0;
create role notification login password 'notification';
create database notification owner notification encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke connect on database cocp, transfer, attribution, notification from public;
