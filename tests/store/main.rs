//! The store through its public door: what was acknowledged is there, whatever happens.

#[cfg(test)]
mod backups;
#[cfg(test)]
mod basics;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod help;
#[cfg(test)]
mod locking;
